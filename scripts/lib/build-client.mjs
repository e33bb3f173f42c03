import { buildChanged } from './build-changed.mjs'
import { compressFolder } from './compress.mjs'
import { bin } from './paths.mjs'
import { run } from './run.mjs'
import { clientInputs } from './sources.mjs'

/** Builds what has changed, both targets at the same time. */
export async function buildClient() {
  const ended = await Promise.allSettled([buildH5(), buildAlipay()])
  for (const { reason } of ended) if (reason) throw reason
}

/** Builds the H5 app, when something of it has changed. */
export const buildH5 = () => build('h5', 'building the H5 app', compressFolder)

/** Builds the Alipay mini-program, when something of it has changed. */
export const buildAlipay = () => build('alipay', 'building the Alipay mini-program')

async function build(type, label, finish) {
  const problem = await buildChanged(type, {
    inputs: clientInputs,
    extra: process.env.TONGZHEN_API,
    build: () => compile(type, label),
    finish,
  })
  if (problem) throw problem
}

async function compile(type, label) {
  const args = ['build', '--type', type]
  const { ok, output } = await run(label, bin('taro'), args, { env: { NODE_ENV: 'production' } })
  // Taro may end with 0 although webpack found errors.
  return { ok: ok && !/✖ (Webpack|Errors)|Failed to compile/.test(output), output }
}
