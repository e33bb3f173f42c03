import { join } from 'node:path'
import { buildClient } from './lib/build-client.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { main, Stop } from './lib/stop.mjs'

// npm run screenshots -- --widths=320,375,768
const [widths = '375'] = process.argv.flatMap((argument) => /^--widths=([\d,]+)$/.exec(argument)?.[1] ?? [])

await main(async () => {
  await ensureInstalled()
  const env = { CHROMIUM: await ensureChromium(), TZ: 'Asia/Shanghai', SCREENSHOT_WIDTHS: widths }
  await buildClient()
  const program = join(root, 'e2e/walks/take-screenshots.ts')
  const { ok } = await run('screenshots', process.execPath, ['--import', 'tsx', program], { env, show: true })
  if (!ok) throw new Stop('not every page could be pictured')
  console.log(`  open ${join(root, 'screenshots', 'index.html')}`)
})
