import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compressFolder } from './compress.mjs'
import { bin, dist } from './paths.mjs'
import { run } from './run.mjs'
import { clientInputs, sourcesHash } from './sources.mjs'
import { Stop } from './stop.mjs'

const targets = [
  { type: 'h5', label: 'building the H5 app', after: compressFolder },
  { type: 'alipay', label: 'building the Alipay mini-program', after: () => undefined },
]

/** Builds what has changed, both targets at the same time. */
export async function buildClient() {
  const outcomes = await Promise.all(targets.map(build))
  const failed = outcomes.find((outcome) => !outcome.ok)
  if (failed)
    throw new Stop(`the client does not build:\n${failed.output.trim().split('\n').slice(-30).join('\n')}`)
}

async function build({ type, label, after }) {
  const folder = join(dist, type)
  const stamp = join(dist, `.${type}-built-from`)
  const sources = sourcesHash(`${type} ${process.env.TONGZHEN_API ?? ''}`, clientInputs)
  if (existsSync(stamp) && existsSync(folder) && readFileSync(stamp, 'utf8') === sources)
    return { ok: true, output: '' }
  rmSync(folder, { recursive: true, force: true })
  rmSync(stamp, { force: true })
  const outcome = await run(label, bin('taro'), ['build', '--type', type], {
    env: { NODE_ENV: 'production' },
  })
  // Taro may end with 0 although webpack found errors.
  const ok = outcome.ok && !/✖ (Webpack|Errors)|Failed to compile/.test(outcome.output)
  if (ok) {
    after(folder)
    mkdirSync(dist, { recursive: true })
    writeFileSync(stamp, sources)
  }
  return { ok, output: outcome.output }
}
