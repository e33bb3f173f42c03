import { buildChanged } from './build-changed.mjs'
import { compressFolder } from './compress.mjs'
import { bin } from './paths.mjs'
import { run } from './run.mjs'
import { clientInputs } from './sources.mjs'

const targets = [
  { type: 'h5', label: 'building the H5 app', finish: compressFolder },
  { type: 'alipay', label: 'building the Alipay mini-program' },
]

/** Builds what has changed, both targets at the same time. */
export async function buildClient() {
  const problems = await Promise.all(
    targets.map(({ type, label, finish }) =>
      buildChanged(type, {
        inputs: clientInputs,
        extra: process.env.TONGZHEN_API,
        build: () => build(type, label),
        finish,
      }),
    ),
  )
  const problem = problems.find(Boolean)
  if (problem) throw problem
}

async function build(type, label) {
  const args = ['build', '--type', type]
  const { ok, output } = await run(label, bin('taro'), args, { env: { NODE_ENV: 'production' } })
  // Taro may end with 0 although webpack found errors.
  return { ok: ok && !/✖ (Webpack|Errors)|Failed to compile/.test(output), output }
}
