import type { Exchange } from '../../lib/exchange-log.ts'
import type { ActiveFault, FaultKind } from '../../lib/fault-injector.ts'
import { faultKinds } from '../../lib/fault-injector.ts'
import { html, type SafeHtml } from '../../lib/html.ts'
import type { Modes, OutsideSystem } from '../../lib/outside-system.ts'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import type { PanelContext } from '../panel-context.ts'
import { both, pageFrame } from './page-frame.ts'
import { actionButton, chip, readable, table } from './parts.ts'

const faultWords: Record<FaultKind, readonly [zh: string, en: string]> = {
  slow: ['变慢', 'slow'],
  'lost-request': ['请求丢失（未生效）', 'request lost (no effect)'],
  'lost-answer': ['应答丢失（已生效）', 'answer lost (took effect)'],
  'error-5xx': ['网关错误 502', 'gateway error 502'],
  malformed: ['应答残缺', 'answer cut short'],
  busy: ['系统繁忙（未处理）', 'busy (nothing done)'],
}

/** One outside system: its faults, its state, and the last things said to it. */
export function systemPage(system: OutsideSystem, context: PanelContext): string {
  const api = `/panel/api/systems/${system.name}`
  const body = html`
<div class="heading">
  <h1>${system.title}</h1>
  ${actionButton({
    action: `${api}/reset`,
    label: both('清空', 'Reset'),
    isDangerous: true,
    confirm: `清空 ${system.title} 的数据？ Empty this system?`,
  })}
</div>
<p class="address">${system.origin}</p>
<section>
  <h2>${both('故障', 'Faults')}</h2>
  ${system.modes !== undefined && modeForm(system.modes, api)}
  ${faultForm(api)}
  ${table({
    columns: [
      both('种类', 'Kind'),
      both('概率', 'Probability'),
      both('路径', 'Path'),
      both('已发生', 'Struck'),
      '',
    ],
    rows: system.faults.list().map((fault) => faultRow(fault, api)),
    empty: both('没有故障。', 'No fault is on.'),
  })}
</section>
${system
  .describe()
  .map(
    ({ title, columns, rows }) =>
      html`<section><h2>${title}</h2>${table({ columns, rows, empty: both('暂无内容。', 'Nothing yet.') })}</section>`,
  )}
<section>
  <div class="heading"><h2>${both('最近交互', 'Last exchanges')}</h2>
  <label class="check"><input type="checkbox" id="follow"> ${both('自动刷新', 'Follow')}</label></div>
  <div class="exchanges" data-live="exchanges">
  ${system.exchanges.list().map(exchangeRow)}
  ${system.exchanges.list().length === 0 && html`<p class="empty">${both('还没有人调用。', 'Nobody has called yet.')}</p>`}
  </div>
</section>`

  return pageFrame({ title: system.title, path: '/panel', body }, context)
}

function modeForm({ all, current }: Modes, api: string): SafeHtml {
  return html`<form method="post" action="${api}/mode" class="fields">
<label>${both('行为', 'Behaviour')}<select name="mode">${all.map((mode) => (mode === current() ? html`<option selected>${mode}</option>` : html`<option>${mode}</option>`))}</select></label>
<button>${both('选用', 'Choose')}</button>
</form>`
}

function faultForm(api: string): SafeHtml {
  return html`<form method="post" action="${api}/faults" class="fields">
<label>${both('种类', 'Kind')}<select name="kind">${faultKinds.map((kind) => html`<option value="${kind}">${faultWords[kind].join(' ')}</option>`)}</select></label>
<label>${both('概率 %', 'Probability %')}<input name="percent" type="number" min="1" max="100" value="100" required></label>
<label>${both('次数', 'Times')}<input name="count" type="number" min="1" placeholder="∞"></label>
<label>${both('仅路径结尾', 'Only paths ending')}<input name="path" placeholder="/appointment/lock"></label>
<label>${both('延迟 ms', 'Delay ms')}<input name="delayMs" type="number" min="1" max="120000" placeholder="10000"></label>
<button>${both('启用', 'Switch on')}</button>
</form>`
}

function faultRow(fault: ActiveFault, api: string) {
  const [chinese, english] = faultWords[fault.kind]

  return [
    both(chinese, fault.delayMs === undefined ? english : `${english}, ${fault.delayMs} ms`),
    `${Math.round(fault.probability * 100)} %`,
    fault.path ?? '*',
    `${fault.struck}${fault.count === undefined ? '' : ` / ${fault.count}`}`,
    actionButton({ action: `${api}/faults/${fault.id}/remove`, label: both('关闭', 'Switch off') }),
  ]
}

function exchangeRow(exchange: Exchange): SafeHtml {
  const { id, at, method, url, status, milliseconds, fault, requestHeaders, requestBody, responseBody } =
    exchange

  return html`<details id="exchange-${id}">
<summary><time>${shanghaiDateTime(Date.parse(at)).slice(11)}</time> <b>${method}</b> <span class="url">${url}</span>
${statusChip(status)} ${refusalChip(responseBody)} ${fault !== undefined && chip(fault, 'attention')} <span class="count">${milliseconds} ms</span></summary>
<h3>${both('请求', 'Request')}</h3><pre>${Object.entries(requestHeaders).map(([name, value]) => `${name}: ${value}\n`)}
${readable(requestBody)}</pre>
<h3>${both('应答', 'Answer')}</h3><pre>${readable(responseBody)}</pre>
</details>`
}

/** The system's own code when it refused: `{ "code": "3002" }` or `{ "errcode": 40029 }`. */
function refusalChip(responseBody: string): SafeHtml | undefined {
  const code = /^\{"(?:code|errcode)":"?(\w+)/.exec(responseBody)?.[1]

  return code === undefined || code === '0' ? undefined : chip(code, 'quiet')
}

function statusChip(status: number | undefined): SafeHtml {
  if (status === undefined) return chip('连接中断 broken', 'bad')

  return chip(String(status), status < 400 ? 'good' : 'bad')
}
