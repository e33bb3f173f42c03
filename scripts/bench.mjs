import { join } from 'node:path'
import { buildClient } from './lib/build-client.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { main, Stop } from './lib/stop.mjs'

await main(async () => {
  await ensureInstalled()
  const env = { CHROMIUM: await ensureChromium(), TZ: 'Asia/Shanghai' }
  await buildClient()
  const program = join(root, 'e2e/budgets/performance.bench.ts')
  const { ok } = await run('Lighthouse', process.execPath, ['--import', 'tsx', program], { env, show: true })
  if (!ok) throw new Stop('the measurement did not come to its end')
})
