import { html, type SafeHtml } from '../../lib/html.ts'
import type { PanelContext } from '../panel-context.ts'

export interface PanelPage {
  title: string
  /** Which entry of the navigation is the present one, by its path. */
  path: string
  body: SafeHtml
}

/** A label in both languages, Chinese first. */
export function both(chinese: string, english: string): SafeHtml {
  return html`<span>${chinese} <span class="en" lang="en">${english}</span></span>`
}

/** The document around every page of the panel. */
export function pageFrame({ title, path, body }: PanelPage, context: PanelContext): string {
  const entries: [path: string, label: SafeHtml][] = [
    ['/panel', both('系统', 'Systems')],
    ['/panel/people', both('人物', 'People')],
    ...context.his.hospitals.map(({ hospital: { institution } }): [string, SafeHtml] => [
      `/panel/his/${institution.hospitalCode}`,
      both(institution.name[0], institution.name[1].replace('Tongzhen ', '')),
    ]),
  ]

  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 沙箱控制台 Sandbox control panel</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/panel/panel.css">
<script src="/panel/panel.js" defer></script>
</head>
<body>
<header class="top">
  <a class="brand" href="/panel">${both('沙箱控制台', 'Control panel')}</a>
  <nav aria-label="Panel">
    ${entries.map(([entryPath, label]) => html`<a href="${entryPath}"${entryPath === path && html` aria-current="page"`}>${label}</a>`)}
  </nav>
  <a class="lobby" href="${context.lobbyPath}">${both('大厅', 'Lobby')}</a>
</header>
<main>${body}</main>
</body>
</html>
`.text
}
