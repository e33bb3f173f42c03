import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dist } from './paths.mjs'
import { sourcesHash } from './sources.mjs'
import { Stop } from './stop.mjs'

/**
 * Builds `dist/<name>`, unless it was built from the very same sources.
 * @param inputs files and folders it is made from
 * @param extra what else decides about the output
 * @param build fills the folder; answers how it went
 * @param finish what is done to a folder that was built
 * @returns what to stop with, if it does not build
 */
export async function buildChanged(name, { inputs, extra = '', build, finish = () => undefined }) {
  const folder = join(dist, name)
  const stamp = join(dist, `.${name}-built-from`)
  const sources = sourcesHash(`${name} ${extra}`, inputs)
  if (existsSync(stamp) && existsSync(folder) && readFileSync(stamp, 'utf8') === sources) return undefined
  rmSync(folder, { recursive: true, force: true })
  rmSync(stamp, { force: true })
  const { ok, output } = await build()
  if (!ok) return new Stop(`dist/${name} does not build:\n${output.trim().split('\n').slice(-30).join('\n')}`)
  finish(folder)
  mkdirSync(dist, { recursive: true })
  writeFileSync(stamp, sources)
  return undefined
}
