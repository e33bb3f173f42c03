import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { run } from './run.mjs'
import { Stop } from './stop.mjs'

const stamp = join(root, 'node_modules', '.tongzhen-installed')

/**
 * Installs what package-lock.json lists, unless it is there already. Not `npm ci`: that refuses a lock without the
 * optional binaries of other kinds of machine, which a hospital's own mirror may not hold.
 */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Stop(`Node 20.19 or newer is needed; this is ${process.version}`)
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const { ok, output } = await run('installing packages (a few minutes the first time)', 'npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
  ])
  if (!ok) throw new Stop(`npm install failed:\n${output.trim().split('\n').slice(-12).join('\n')}`)
  writeFileSync(stamp, lock)
}
