import { runStack } from '../run-stack.ts'
import { DESKTOP_SLOWDOWN, measuredPages, type Report, scoreOf, slowdownOf, visit } from './lighthouse.ts'

/** Figures of Lighthouse on a simulated slow 4G, as `docs/performance.md` holds them; medians over the runs. */
const RUNS = Number(process.env.BENCH_RUNS ?? 3)

const stack = await runStack()
try {
  console.log('| page | slowdown | performance | FCP ms | LCP ms | TBT ms | CLS | speed index ms | kB |')
  console.log('|---|---|---|---|---|---|---|---|---|')
  for (const [name, url] of Object.entries(await measuredPages(stack))) {
    console.log(row(name, DESKTOP_SLOWDOWN, await visits(url)))
    const { reports, slowdown } = await visitsOfMidRangePhone(url)
    console.log(row(name, slowdown, reports))
  }
} finally {
  await stack.close()
}

/** As Lighthouse slows its phone down unless told otherwise, whatever the machine. */
async function visits(url: string): Promise<Report[]> {
  const reports: Report[] = []
  while (reports.length < RUNS) keep(reports, await visit(url, ['performance']))

  return reports
}

/** A phone that is as slow on a quick machine as on a slow one. */
async function visitsOfMidRangePhone(url: string): Promise<{ reports: Report[]; slowdown: number }> {
  const reports: Report[] = []
  const slowdowns: number[] = []
  // The machine is as quick as it was in the visit before: others may be at work on it.
  let slowdown = slowdownOf(await visit(url, ['performance']))
  while (reports.length < RUNS) {
    const report = await visit(url, ['performance'], slowdown)
    slowdowns.push(slowdown)
    slowdown = slowdownOf(report)
    keep(reports, report)
  }

  return { reports, slowdown: median(slowdowns) }
}

/** Now and then the browser hands over a broken trace: no run. */
function keep(reports: Report[], report: Report): void {
  if (!report.runtimeError) reports.push(report)
}

function row(name: string, slowdown: number, reports: Report[]): string {
  const audit = (id: string) => median(reports.map(({ audits }) => audits[id]?.numericValue ?? Number.NaN))
  const cells = [
    slowdown.toFixed(1),
    median(reports.map((report) => scoreOf(report, 'performance'))),
    Math.round(audit('first-contentful-paint')),
    Math.round(audit('largest-contentful-paint')),
    Math.round(audit('total-blocking-time')),
    audit('cumulative-layout-shift').toFixed(3),
    Math.round(audit('speed-index')),
    Math.round(audit('total-byte-weight') / 1000),
  ]

  return `| ${[name, ...cells].join(' | ')} |`
}

function median(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}
