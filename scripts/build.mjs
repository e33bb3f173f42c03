import { buildClient } from './lib/build-client.mjs'
import { buildConsole } from './lib/build-console.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/stop.mjs'

await main(async () => {
  await ensureInstalled()
  await buildClient()
  await buildConsole()
  console.log('  dist/h5, dist/alipay and dist/console are up to date')
})
