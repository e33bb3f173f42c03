import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compressFolder } from './compress.mjs'
import { consoleDist, dist, root } from './paths.mjs'
import { run } from './run.mjs'
import { consoleInputs, sourcesHash } from './sources.mjs'
import { Stop } from './stop.mjs'

const folder = join(root, 'console')

/** Builds the staff console, when something of it has changed. */
export async function buildConsole() {
  const stamp = join(dist, '.console-built-from')
  const sources = sourcesHash('console', consoleInputs)
  if (existsSync(stamp) && existsSync(consoleDist) && readFileSync(stamp, 'utf8') === sources) return
  rmSync(stamp, { force: true })
  const args = [vite(), 'build', folder, '--outDir', consoleDist, '--logLevel', 'warn']
  const env = { NODE_ENV: 'production' }
  const outcome = await run('building the staff console', process.execPath, args, { env })
  if (!outcome.ok)
    throw new Stop(`the console does not build:\n${outcome.output.trim().split('\n').slice(-30).join('\n')}`)
  compressFolder(consoleDist)
  writeFileSync(stamp, sources)
}

/** The console's own, wherever npm has put it: the tests bring another version. */
function vite() {
  const { resolve } = createRequire(join(folder, 'package.json'))

  return join(dirname(resolve('vite/package.json')), 'bin/vite.js')
}
