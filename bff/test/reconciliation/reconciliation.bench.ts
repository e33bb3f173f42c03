import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '../../src/db/connection.ts'
import { compareDay } from '../../src/modules/reconciliation/compare-day.ts'
import { findRun } from '../../src/modules/reconciliation/runs.ts'
import { startMortalDatabase } from '../mortal-database.ts'
import { printTable } from '../tally.ts'
import { keepDay } from './keep-day.ts'
import { seededDay } from './seeded-day.ts'

/**
 * A day of so many lines in four lists, with 1,000 discrepancies: written as lines by one process, then compared by
 * another, whose memory is its own, on the embedded database that waits for the disk.
 */
const SIZES = (process.env.BENCH_LINES ?? '50000,200000,800000').split(',').map(Number)
const LISTS = 4
const circle = {
  name: 'tz-central',
  institutions: ['tz-central'],
  merchants: [{ name: 'm', institutionId: 'tz-central', means: 'wechat' as const }],
  transferring: [],
}
const now = new Date('2026-11-22T10:00:00+08:00')

interface Part {
  step: 'write' | 'compare'
  url: string
  lines: number
  month: number
}
interface Figures {
  seconds: number
  cpuSeconds: number
  peakMb: number
  missing: number
  invented: number
}

if (process.send === undefined) await runAll()
else process.once('message', (part: Part) => void runPart(part))

async function runAll(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-bench-'))
  const database = await startMortalDatabase(dataDir)
  const load = () => loadavg()[0]?.toFixed(1)
  const rows: [string, string][] = [
    ['machine', `${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`],
  ]
  try {
    for (const [index, lines] of SIZES.entries()) {
      const of = { url: database.url, lines, month: index + 1 }
      const written = await inChild({ step: 'write', ...of })
      const compared = await inChild({ step: 'compare', ...of })
      rows.push([
        `${lines} lines`,
        `missed ${compared.missing} of 1000, invented ${compared.invented}; written ${said(written)}, ` +
          `compared ${said(compared)}, at most ${compared.peakMb} MB; load ${load()}`,
      ])
    }
    printTable(rows)
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function said({ seconds, cpuSeconds }: Figures): string {
  return `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of a core)`
}

function inChild(part: Part): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url))
    child.once('message', (figures: Figures) => resolve(figures))
    child.once('exit', (code) => reject(new Error(`a part of the benchmark ended with ${code}`)))
    child.send(part)
  })
}

async function runPart({ step, url, lines, month }: Part): Promise<void> {
  const db = connect({ url })
  const days = [20, 21].map((day) => `2026-${String(month).padStart(2, '0')}-${day}`)
  const [day = '', next = ''] = days
  const seeded = () => seededDay({ seed: 1, count: lines / LISTS, wrong: 1000 })
  const made = step === 'write' ? seeded() : undefined
  const cpu = process.cpuUsage()
  const startedMs = performance.now()
  let peak = process.memoryUsage().rss
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  const found = new Set<string>()
  if (made) {
    await keepDay(db, { circle, day, sides: made.today, now })
    await keepDay(db, { circle, day: next, sides: made.tomorrow, now })
  } else {
    const run = await findRun(db, { circle: circle.name, day })
    if (run === undefined) throw new Error('nothing was written')
    await compareDay(db, { run, circle, held: async () => undefined, now })
    const rows = db.selectFrom('recon_differences').select(['ext_no', 'kind', 'class'])
    for (const row of await rows.where('run_id', '=', run.run_id).execute())
      found.add(`${row.ext_no} ${row.kind} ${row.class}`)
  }
  clearInterval(timer)
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - startedMs) / 1000
  // Made only now where it is compared, so that it lies in nobody's memory before.
  const wanted = new Set(seeded().planted.map((one) => `${one.extNo} ${one.kind} ${one.class}`))
  const figures: Figures = {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMb: Math.round(peak / 1024 / 1024),
    missing: [...wanted].filter((one) => !found.has(one)).length,
    invented: [...found].filter((one) => !wanted.has(one)).length,
  }
  await db.destroy()
  process.send?.(figures)
  process.disconnect()
}
