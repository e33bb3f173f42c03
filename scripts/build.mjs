import { buildClient } from './lib/build-client.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/stop.mjs'

await main(async () => {
  await ensureInstalled()
  await buildClient()
  console.log('  dist/h5 and dist/alipay are up to date')
})
