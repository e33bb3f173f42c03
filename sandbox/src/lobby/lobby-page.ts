import { createHash } from 'node:crypto'
import { escapeHtml, jsonForScript } from '../hosts/escape-html.ts'
import { lobbyChannels } from './channels.ts'
import { icon, LOGO, STATUS_ICONS } from './icons.ts'
import { both } from './in-both-languages.ts'
import type { LobbyData, LobbyPerson } from './lobby-data.ts'

export type LobbyLanguage = 'zh-CN' | 'en-US'

export interface LobbyPageOptions {
  language: LobbyLanguage
  data: LobbyData
  style: string
  script: string
  panelPath: string
  platform: string
  ledTo: readonly string[]
}

export interface LobbyPage {
  html: string
  /** Only what stands in the page may run, and only the app and where it leads may be framed. */
  policy: string
}

export function lobbyPage({
  language,
  data,
  style,
  script,
  panelPath,
  platform,
  ledTo,
}: LobbyPageOptions): LobbyPage {
  const framed = [...new Set([...data.channels.map(({ origin }) => origin), ...ledTo])]
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    `frame-src ${framed.join(' ')}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>通诊 Tongzhen</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${header(panelPath)}
<main>
<div class="choices">
<div class="welcome">
<h1>${both({ zh: '像患者一样，用一次通诊', en: 'Use Tongzhen as a patient does' })}</h1>
<p>${both({
    zh: '选择渠道和人物。手机里运行的是真正的应用，连接的是这台电脑上的模拟医院。',
    en: 'Choose a channel and a person. The phone runs the real app, against a hospital that lives on this computer.',
  })}</p>
</div>
${channelList()}
${personList(data.people)}
</div>
${stage()}
<aside>
${inbox()}
${embedded(platform)}
${backstage(panelPath)}
</aside>
<div class="open-bar"><a class="button primary" id="open-bar-link" target="_blank" aria-disabled="true"></a></div>
</main>
<script type="application/json" id="lobby-data">${jsonForScript(data)}</script>
<script>${script}</script>
</body>
</html>
`

  return { html, policy }
}

function header(panelPath: string): string {
  return `<header>
<div class="brand">${LOGO}<span>通诊</span> <span class="latin" lang="en">Tongzhen</span></div>
<nav>
<button type="button" class="quiet" id="language-switch"><span class="zh" lang="en">English</span><span class="en" lang="zh-CN">中文</span></button>
<a class="quiet" href="${panelPath}">${icon('panel')}${both({ zh: '控制台', en: 'Control panel' })}</a>
</nav>
</header>`
}

function channelList(): string {
  const items = lobbyChannels.map(
    (channel) => `<li><button type="button" data-channel="${channel.id}" aria-pressed="false">
<span class="tile">${icon(channel.icon)}</span>
<span class="words"><strong>${both(channel.name)}</strong> <small>${both(channel.detail)}</small></span>
</button></li>`,
  )

  return `<section class="card" aria-labelledby="channels-title">
<h2 id="channels-title">${both({ zh: '渠道', en: 'Channel' })}</h2>
<ul class="options channels">${items.join('')}</ul>
</section>`
}

function personList(people: LobbyPerson[]): string {
  const items = people.map(
    ({ id, name, shows }) => `<li><button type="button" data-person="${id}" aria-pressed="false">
<span class="monogram" aria-hidden="true">${escapeHtml([...name.zh][0] ?? '')}</span>
<span class="words"><strong>${personName(name.zh, name.en)}</strong> <small>${both(shows)}</small></span>
</button></li>`,
  )

  return `<section class="card" aria-labelledby="people-title">
<h2 id="people-title">${both({ zh: '人物', en: 'Person' })}</h2>
<ul class="options people">${items.join('')}</ul>
</section>`
}

/** A name is shown in both scripts, whatever the language, when it has two. */
function personName(zh: string, en: string): string {
  if (zh === en) return `<span lang="en">${escapeHtml(en)}</span>`

  return `<span lang="zh-CN">${escapeHtml(zh)}</span> <span class="second-name" lang="en">${escapeHtml(en)}</span>`
}

function stage(): string {
  return `<section class="stage" aria-labelledby="stage-title">
<h2 id="stage-title" class="hidden">${both({ zh: '手机', en: 'Phone' })}</h2>
<div class="phone-space" id="phone-space"><div class="phone" id="phone" data-shell="none"><div class="glass" id="phone-glass">
<div class="status-bar" aria-hidden="true"><span id="phone-time"></span>${STATUS_ICONS}</div>
<div class="title-bar">
<button type="button" id="phone-back" hidden>${icon('back')}<span class="hidden">${both({ zh: '返回', en: 'Back' })}</span></button>
<button type="button" id="phone-close">${icon('close')}<span class="hidden">${both({ zh: '关闭', en: 'Close' })}</span></button>
<div id="phone-title"></div>
<button type="button" id="phone-menu-button" popovertarget="phone-menu">${icon('more')}<span class="hidden">${both({ zh: '菜单', en: 'Menu' })}</span></button>
</div>
<div class="screen" id="screen">
<div class="home-screen" id="home-screen">
<p class="clock" id="home-clock" aria-hidden="true"></p>
<p class="date" id="home-date" aria-hidden="true"></p>
<p class="hint" id="home-hint">${both({ zh: '选一位人物，拿起这部手机', en: 'Choose a person to pick up this phone' })}</p>
<button type="button" class="button" id="reopen" hidden>${both({ zh: '重新打开', en: 'Open again' })}</button>
</div>
</div>
</div></div></div>
<div id="phone-menu" popover>
<button type="button" id="menu-reload" data-item="menuItem:refresh">${icon('restart')}${both({ zh: '刷新', en: 'Reload' })}</button>
<a id="menu-open" target="_blank" data-item="menuItem:openWithSafari">${icon('newTab')}${both({ zh: '在新标签页打开', en: 'Open in a tab' })}</a>
</div>
<div class="stage-actions" id="stage-actions" hidden>
<p id="phone-owner"></p>
<div>
<button type="button" class="quiet" id="reset-phone">${icon('restart')}${both({ zh: '重置这部手机', en: 'Reset this phone' })}</button>
<a class="quiet" id="open-in-tab" target="_blank">${icon('newTab')}${both({ zh: '在新标签页打开', en: 'Open in a tab' })}</a>
</div>
</div>
</section>`
}

function inbox(): string {
  return `<section class="card inbox" aria-labelledby="inbox-title">
<h2 id="inbox-title">${icon('message')}${both({ zh: '短信', en: 'Messages' })}</h2>
<p class="inbox-owner" id="inbox-owner"></p>
<ol class="messages" id="messages" aria-live="polite"></ol>
<p class="empty" id="inbox-empty">${both({ zh: '验证码和预约通知会出现在这里。', en: 'Codes and notices will arrive here.' })}</p>
<details id="other-messages" hidden>
<summary>${both({ zh: '其他人的手机', en: 'Other phones' })} <span id="other-count"></span></summary>
<ol class="messages" id="other-list"></ol>
</details>
</section>`
}

function embedded(platform: string): string {
  return `<section class="card backstage" aria-labelledby="embedded-title">
<h2 id="embedded-title">${both({ zh: '互联网医院', en: 'Online hospital' })}</h2>
<p>${both({
    zh: '另一家公司的平台（示例），在自己的页面里嵌入智能导诊、云客服和线上咨询的预问诊。',
    en: 'The example platform of another company: it shows triage, customer service and the note before an online consultation inside its own page.',
  })}</p>
<a class="button" href="${escapeHtml(platform)}" target="_blank" rel="noopener">${both({ zh: '打开平台', en: 'Open the platform' })}</a>
</section>`
}

function backstage(panelPath: string): string {
  return `<section class="card backstage" aria-labelledby="backstage-title">
<h2 id="backstage-title">${both({ zh: '幕后', en: 'Behind the scenes' })}</h2>
<p>${both({
    zh: '看医院、微信、支付宝和短信网关的状态与往来，或者让其中一个变慢、断线、出错。',
    en: 'See what the hospital, WeChat, Alipay and the message gateway hold and say, or make one slow, silent or wrong.',
  })}</p>
<a class="button" href="${panelPath}">${both({ zh: '打开控制台', en: 'Open the control panel' })}</a>
</section>`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
