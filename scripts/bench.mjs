import { join } from 'node:path'
import { buildClient } from './lib/build-client.mjs'
import { buildConsole } from './lib/build-console.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { main, Stop } from './lib/stop.mjs'

/** What can be measured, one by one or all: `npm run bench -- payments`. */
const parts = {
  async pages() {
    const CHROMIUM = await ensureChromium()
    await buildClient()
    await buildConsole()
    await measure('Lighthouse', 'e2e/budgets/performance.bench.ts', { CHROMIUM })
  },
  async assistant() {
    const CHROMIUM = await ensureChromium()
    await buildClient()
    await buildConsole()
    await measure('assistant', 'e2e/budgets/assistant.bench.ts', { CHROMIUM })
  },
  payments: () => measure('payments', 'bff/test/payments/payments.bench.ts'),
  events: () => measure('events', 'bff/test/hospital-events/events.bench.ts'),
  refunds: () => measure('refunds', 'bff/test/statistics/refunds.bench.ts'),
  reconciliation: () => measure('reconciliation', 'bff/test/reconciliation/reconciliation.bench.ts'),
}

async function measure(label, program, env = {}) {
  const args = ['--import', 'tsx', join(root, program)]
  const { ok } = await run(label, process.execPath, args, {
    env: { ...env, TZ: 'Asia/Shanghai' },
    show: true,
  })
  if (!ok) throw new Stop('the measurement did not come to its end')
}

await main(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in parts))
  if (unknown !== undefined)
    throw new Stop(`there is no part ${unknown}; there are ${Object.keys(parts).join(', ')}`)
  await ensureInstalled()
  for (const [name, measurePart] of Object.entries(parts)) {
    if (asked.length === 0 || asked.includes(name)) await measurePart()
  }
})
