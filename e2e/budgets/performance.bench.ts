import { runStack } from '../run-stack.ts'
import { measuredPages, type Report, scoreOf, slowdownOf, visit } from './lighthouse.ts'

/** Figures of Lighthouse on a simulated slow 4G, as `docs/performance.md` holds them; medians over the runs. */
const RUNS = Number(process.env.BENCH_RUNS ?? 3)

const stack = await runStack()
try {
  console.log('| page | performance | FCP ms | LCP ms | TBT ms | CLS | speed index ms | kB | slowdown |')
  console.log('|---|---|---|---|---|---|---|---|---|')
  for (const [name, url] of Object.entries(await measuredPages(stack))) {
    const reports: Report[] = []
    const slowdowns: number[] = []
    // The machine is as quick as it was in the visit before: others may be at work on it.
    let slowdown = slowdownOf(await visit(url, ['performance']))
    while (reports.length < RUNS) {
      const report = await visit(url, ['performance'], slowdown)
      slowdowns.push(slowdown)
      slowdown = slowdownOf(report)
      // Now and then the browser hands over a broken trace: no run.
      if (!report.runtimeError) reports.push(report)
    }
    const audit = (id: string) => median(reports.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN))
    const cells = [
      median(reports.map((report) => scoreOf(report, 'performance'))),
      Math.round(audit('first-contentful-paint')),
      Math.round(audit('largest-contentful-paint')),
      Math.round(audit('total-blocking-time')),
      audit('cumulative-layout-shift').toFixed(3),
      Math.round(audit('speed-index')),
      Math.round(audit('total-byte-weight') / 1000),
      median(slowdowns).toFixed(1),
    ]
    console.log(`| ${[name, ...cells].join(' | ')} |`)
  }
} finally {
  await stack.close()
}

function median(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
