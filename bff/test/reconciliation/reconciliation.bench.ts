import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../src/db/connection.ts'
import { compareDay } from '../../src/modules/reconciliation/compare-day.ts'
import { startMortalDatabase } from '../mortal-database.ts'
import { printTable } from '../tally.ts'
import { keepDay } from './keep-day.ts'
import { seededDay } from './seeded-day.ts'

/**
 * A day of so many movements, each told by all four lists, with 1,000 discrepancies: written as lines, then compared,
 * on the embedded database that waits for the disk. The made-up day itself lies in memory and is counted in.
 */
const SIZES = (process.env.BENCH_LINES ?? '50000,200000,800000').split(',').map(Number)
const circle = {
  name: 'tz-central',
  institutions: ['tz-central'],
  merchants: [{ name: 'm', institutionId: 'tz-central' }],
}
const now = new Date('2026-11-22T10:00:00+08:00')
const MB = 1024 * 1024

const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-bench-'))
const database = await startMortalDatabase(dataDir)
const db = connect({ url: database.url })
try {
  const rows: [string, string][] = [
    ['machine', `${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`],
  ]
  for (const [index, count] of SIZES.entries()) {
    const { today, tomorrow, planted } = seededDay({ seed: 1, count, wrong: 1000 })
    const startedMs = performance.now()
    const run = await keepDay(db, { circle, day: `2026-0${index + 1}-20`, sides: today, now })
    await keepDay(db, { circle, day: `2026-0${index + 1}-21`, sides: tomorrow, now })
    const keptMs = performance.now()
    for (const side of Object.values(today)) side.length = 0
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    let peak = before
    const timer = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 50)
    await compareDay(db, { run, circle, held: async () => undefined, now })
    clearInterval(timer)
    const endedMs = performance.now()
    const { found } = await db
      .selectFrom('recon_differences')
      .select((eb) => eb.fn.countAll<string>().as('found'))
      .where('run_id', '=', run.run_id)
      .executeTakeFirstOrThrow()
    rows.push([
      `${count} movements, ${planted.length} planted`,
      `found ${found}; written ${((keptMs - startedMs) / 1000).toFixed(1)} s, compared ${((endedMs - keptMs) / 1000).toFixed(1)} s, peak ${Math.round(peak / MB)} MB (${Math.round(before / MB)} MB before)`,
    ])
  }
  printTable(rows)
} finally {
  await db.destroy()
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
