import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildAlipay, buildH5 } from './lib/build-client.mjs'
import { buildConsole } from './lib/build-console.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { bin, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { main } from './lib/stop.mjs'

const reports = join(root, '.cache', 'reports')
/** Of a failure's reason, at the end: enough to see what was expected where. */
const REASON_LINES = 12
let passed = 0
/** What to look for above, said again at the end: the sentence and why, or the check. */
const failed = []

/** A check that is one sentence by itself: the tree is formatted and linted, it type-checks, it builds. */
async function check(label, command, args) {
  const { ok, output } = await run(label, command, args)
  if (ok) passed += 1
  else {
    failed.push(label)
    console.log(output.trim().split('\n').slice(-60).join('\n'))
  }
}

const checkTypes = (project) => check(`types: ${project}`, bin('tsc'), ['-p', project])

/** Two rows of about the same length, for two cores. */
const ROWS = [
  [buildH5, () => checkTypes('.'), () => checkTypes('console'), () => checkTypes('contract')],
  [() => checkTypes('tsconfig.node.json'), buildAlipay, buildConsole],
]

/** To its end, whatever fails on the way: the types often say why something does not build. */
async function inTurn(row) {
  let problem
  for (const step of row) {
    try {
      await step()
    } catch (error) {
      problem ??= error
    }
  }
  if (problem) throw problem
}

/** Runs one part of the tests; counts what its report says, and itself when it ended without one. */
async function tests(name, projects, { env, workers }) {
  const report = join(reports, `${name}.json`)
  const args = [
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
  ]
  const { ok } = await run(`tests: ${name}`, bin('vitest'), [...args, `--outputFile.json=${report}`], {
    // The flag for it does not reach projects that have taken the number from the configuration.
    env: { ...env, VITEST_MAX_WORKERS: String(workers) },
    show: true,
  })
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
  const sentences = files.flatMap((file) => file.assertionResults.map((one) => ({ ...one, file: file.name })))
  passed += sentences.filter(({ status }) => status === 'passed').length
  const notPassed = sentences.filter(({ status }) => status === 'failed')
  for (const { file, fullName, failureMessages } of notPassed) {
    const why = (failureMessages[0] ?? '').split('\n').slice(0, REASON_LINES).join('\n    ')
    failed.push(`${relative(root, file)}: ${fullName}\n    ${why}`)
  }
  if (!ok && notPassed.length === 0) failed.push(`${name}, outside of its sentences`)
}

await main(async () => {
  await ensureInstalled()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const env = { CHROMIUM: await ensureChromium(), TZ: 'Asia/Shanghai' }
  await check('linter and formatter', bin('biome'), ['check', '--error-on-warnings', '.'])
  const ended = await Promise.allSettled(ROWS.map(inTurn))
  for (const { reason } of ended) if (reason) throw reason
  // Many of them wait for somebody who is not to answer: two cores have room for more.
  await tests('parts', ['unit', 'sandbox', 'bff'], { env, workers: 4 })
  await tests('journeys', ['e2e'], { env, workers: 4 })
})
for (const what of failed) console.log(`  failed: ${what}`)
console.log(`\ntests: ${passed} passed, ${failed.length} failed`)
if (failed.length > 0 || passed === 0) process.exitCode = 1
