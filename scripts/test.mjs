import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildClient } from './lib/build-client.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { bin, root } from './lib/paths.mjs'
import { run } from './lib/run.mjs'
import { main } from './lib/stop.mjs'

const reports = join(root, '.cache', 'reports')
const totals = { passed: 0, failed: 0 }

/** A check that is one sentence by itself: the tree is formatted and linted, it type-checks, it builds. */
async function check(label, command, args) {
  const { ok, output } = await run(label, command, args)
  totals[ok ? 'passed' : 'failed'] += 1
  if (!ok) console.log(output.trim().split('\n').slice(-60).join('\n'))
}

/** Runs one part of the tests; counts what its report says, and itself when it ended without one. */
async function tests(name, projects, env) {
  const report = join(reports, `${name}.json`)
  const args = [
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
  ]
  const { ok } = await run(`tests: ${name}`, bin('vitest'), [...args, `--outputFile.json=${report}`], {
    env,
    show: true,
  })
  const counted = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 }
  totals.passed += counted.numPassedTests
  totals.failed += counted.numFailedTests
  if (!ok && counted.numFailedTests === 0) totals.failed += 1
}

await main(async () => {
  await ensureInstalled()
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const env = { CHROMIUM: await ensureChromium(), TZ: 'Asia/Shanghai' }
  await check('linter and formatter', bin('biome'), ['check', '--error-on-warnings', '.'])
  for (const project of ['.', 'contract', 'bff', 'sandbox', 'e2e'])
    await check(`types: ${project}`, bin('tsc'), ['-p', project])
  await buildClient()
  await tests('parts', ['unit', 'sandbox', 'bff'], env)
  await tests('journeys', ['e2e'], env)
})
console.log(`\ntests: ${totals.passed} passed, ${totals.failed} failed`)
if (totals.failed > 0 || totals.passed === 0) process.exitCode = 1
