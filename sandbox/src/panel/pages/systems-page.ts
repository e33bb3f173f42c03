import { html, type SafeHtml } from '../../lib/html.ts'
import type { OutsideSystem } from '../../lib/outside-system.ts'
import type { PanelContext } from '../panel-context.ts'
import { systemHealth } from '../system-health.ts'
import { both, pageFrame } from './page-frame.ts'
import { actionButton, chip } from './parts.ts'

/** Every outside system: whether it answers, what was said to it, which faults are on. */
export async function systemsPage(context: PanelContext): Promise<string> {
  const cards = await Promise.all(context.systems.map(systemCard))
  const body = html`
<div class="heading">
  <h1>${both('外部系统', 'Outside systems')}</h1>
  ${actionButton({
    action: '/panel/api/reset',
    label: both('全部清空', 'Reset everything'),
    isDangerous: true,
    confirm: '清空所有系统的数据、故障和记录？Empty the state, faults and records of every system?',
  })}
</div>
<p class="purpose">${both('医院与平台之外的每个系统，都在本机真实运行。', 'Every system outside Tongzhen, really running on this machine.')}</p>
<div class="cards" data-live="systems">${cards}</div>`

  return pageFrame({ title: '系统', path: '/panel', body }, context)
}

async function systemCard(system: OutsideSystem): Promise<SafeHtml> {
  const isHealthy = (await systemHealth(system)) === 'ok'
  const faults = system.faults.list().length

  return html`<a class="card" href="/panel/systems/${system.name}">
<h2>${system.title}</h2>
<p class="address">${system.origin}</p>
<p>${isHealthy ? chip('正常 answers', 'good') : chip('无应答 silent', 'bad')}
${faults > 0 && chip(`${faults} 个故障 fault${faults === 1 ? '' : 's'}`, 'attention')}
<span class="count">${system.exchanges.recorded} 次交互 <span class="en" lang="en">exchanges</span></span></p>
</a>`
}
