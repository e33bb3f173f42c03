import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** What the client's two builds are made from. */
export const clientInputs = [
  'src',
  'config',
  'contract',
  'babel.config.js',
  'package-lock.json',
  'tsconfig.json',
  'mini.project.json',
]

/** And the staff console. */
export const consoleInputs = ['console', 'contract', 'package-lock.json']

/** One hash over the sources of a build: nothing is rebuilt while it stays the same. */
export function sourcesHash(extra, inputs) {
  const hash = createHash('sha256').update(extra)
  for (const input of inputs) addTo(hash, input)
  return hash.digest('hex')
}

function addTo(hash, path) {
  const full = join(root, path)
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) if (name !== 'node_modules') addTo(hash, `${path}/${name}`)
    return
  }
  if (/\.test\.tsx?$/.test(path)) return
  hash.update(path).update(readFileSync(full))
}
