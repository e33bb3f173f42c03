import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dataDir } from './lib/paths.mjs'
import { isRunning } from './lib/running.mjs'
import { main, Stop } from './lib/stop.mjs'

await main(async () => {
  if (isRunning(dataDir)) throw new Stop('Tongzhen is running on this data; stop it first (Ctrl-C)')
  const found = existsSync(dataDir) ? readdirSync(dataDir) : []
  const isOurs = ['running.pid', 'config.json', 'postgres', 'sandbox', 'keys'].some((name) =>
    found.includes(name),
  )
  if (found.length > 0 && !isOurs)
    throw new Stop(`${dataDir} does not look like Tongzhen's data; nothing was deleted`)
  rmSync(dataDir, { recursive: true, force: true })
  console.log(`  ${dataDir} is empty; the next npm start begins afresh`)
})
