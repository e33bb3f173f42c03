import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir } from './lib/paths.mjs'
import { isRunning } from './lib/running.mjs'
import { main, Stop } from './lib/stop.mjs'

await main(async () => {
  if (isRunning(dataDir)) throw new Stop('Tongzhen is running on this data; stop it first (Ctrl-C)')
  const isOurs = ['config.json', 'postgres', 'sandbox', 'keys'].some((name) =>
    existsSync(join(dataDir, name)),
  )
  if (existsSync(dataDir) && !isOurs)
    throw new Stop(`${dataDir} does not look like Tongzhen's data; nothing was deleted`)
  rmSync(dataDir, { recursive: true, force: true })
  console.log(`  ${dataDir} is empty; the next npm start begins afresh`)
})
