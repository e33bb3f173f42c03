import { createHash } from 'node:crypto'
import { escapeHtml, jsonForScript } from '../hosts/escape-html.ts'
import type { DemoPerson } from '../people.ts'
import { departments } from './consultations.ts'

/** What the page's script knows; it stands in the document as JSON. */
export interface PlatformData {
  /** Origin of the hospital's app. */
  app: string
  platformId: string
  person: string
  language: string
  display: string
}

export interface PlatformPageOptions {
  app: string
  platformId: string
  style: string
  script: string
  people: readonly DemoPerson[]
  query: Record<string, string | undefined>
}

/** The platform's own page, with a place for the hospital's. */
export function platformPage({ app, platformId, style, script, people, query }: PlatformPageOptions): {
  html: string
  policy: string
} {
  const isEnglish = query.lang === 'en-US'
  const say = (zh: string, en: string) => (isEnglish ? en : zh)
  const known = people.find(({ id }) => id === query.person) ?? people[0]
  const data: PlatformData = {
    ...{ app, platformId, person: known?.id ?? '' },
    language: isEnglish ? 'en-US' : 'zh-CN',
    display: query.display === 'elder' ? 'elder' : 'standard',
  }
  const options = people.map(
    ({ id, name, nameLatin }) =>
      `<option value="${id}"${id === data.person ? ' selected' : ''}>${escapeHtml(isEnglish ? nameLatin : name)}</option>`,
  )
  const html = `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('云上互联网医院（示例）', 'Yunshang Online Hospital (example)')}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>${say('云上互联网医院', 'Yunshang Online Hospital')}</h1>
<p>${say('示例：另一家公司的平台，嵌入医院的页面', 'Example: a platform of another company that embeds the hospital’s pages')}</p>
<form>
<label>${say('登录的人', 'Signed in')} <select name="person">${options.join('')}</select></label>
<label>${say('语言', 'Language')} <select name="lang"><option value="zh-CN">中文</option><option value="en-US"${isEnglish ? ' selected' : ''}>English</option></select></label>
<label>${say('显示', 'Display')} <select name="display"><option value="standard">${say('标准', 'Standard')}</option><option value="elder"${data.display === 'elder' ? ' selected' : ''}>${say('长辈版', 'Elder mode')}</option></select></label>
<button>${say('切换', 'Switch')}</button>
</form>
<nav aria-label="${say('医院的页面', 'Pages of the hospital')}">
<button type="button" data-page="triage">${say('智能导诊', 'Triage')}</button>
<button type="button" data-page="service">${say('云客服', 'Customer service')}</button>
<label>${say('线上咨询的科室', 'Consult online')} <select id="department">${departments.map(({ zh, en }) => `<option value="${zh}">${say(zh, en)}</option>`).join('')}</select></label>
<button type="button" id="consult">${say('发起线上咨询', 'Begin an online consultation')}</button>
<a href="/doctor">${say('医生端', 'Doctor’s side')}</a>
</nav>
</header>
<main>
<p id="answer" role="status"></p>
<div id="news" role="status"></div>
<div id="place"><p>${say('点上面的按钮，打开医院的页面。', 'Press a button above to open a page of the hospital.')}</p></div>
</main>
<aside aria-label="${say('页面发来的消息', 'Messages from the page')}">
<h2>${say('页面发来的消息', 'Messages from the page')}</h2>
<ol id="events"></ol>
</aside>
<script type="application/json" id="platform-data">${jsonForScript(data)}</script>
<script>${script}</script>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    `frame-src ${app}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')

  return { html, policy }
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
