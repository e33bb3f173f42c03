import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildChanged } from './build-changed.mjs'
import { compressFolder } from './compress.mjs'
import { consoleDist, root } from './paths.mjs'
import { run } from './run.mjs'
import { consoleInputs } from './sources.mjs'

const folder = join(root, 'console')

/** Builds the staff console, when something of it has changed. */
export async function buildConsole() {
  const args = [vite(), 'build', folder, '--outDir', consoleDist, '--logLevel', 'warn']
  const env = { NODE_ENV: 'production' }
  const build = () => run('building the staff console', process.execPath, args, { env })
  const problem = await buildChanged('console', { inputs: consoleInputs, build, finish: compressFolder })
  if (problem) throw problem
}

/** The console's own, wherever npm has put it: the tests bring another version. */
function vite() {
  const { resolve } = createRequire(join(folder, 'package.json'))

  return join(dirname(resolve('vite/package.json')), 'bin/vite.js')
}
