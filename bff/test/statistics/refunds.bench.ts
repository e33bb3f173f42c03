import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../../src/db/connection.ts'
import { DAY_MS, shift } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import {
  type DeskQuery,
  listDeskApplications,
  selectApplications,
} from '../../src/modules/refunds/list-applications.ts'
import { foldFigures } from '../../src/modules/statistics/figures.ts'
import { financeReport, refundReport } from '../../src/modules/statistics/reports.ts'
import { returnedDays } from '../../src/modules/statistics/returned.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { startMortalDatabase } from '../mortal-database.ts'
import { percentile, printTable } from '../tally.ts'
import { seedRefunds } from './refund-rows.ts'

/**
 * So many applications for refunds of three years, nine in ten of one hospital: what the work-list and the statistics
 * ask of the embedded database, each so often.
 */
const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const TIMES = Number(process.env.BENCH_TIMES ?? 40)
const DAYS = 3 * 365
const OTHER = 'tz-other'

const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-bench-'))
const database = await startMortalDatabase(dataDir)
const db = connect({ url: database.url })
const now = new Date('2026-11-22T10:00:00+08:00')
const today = shanghaiDate(now)

const table: [string, string][] = []

async function measure(name: string, ask: (turn: number) => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let turn = 0; turn < TIMES; turn++) {
    const startedMs = performance.now()
    await ask(turn)
    times.push(performance.now() - startedMs)
  }
  times.sort((a, b) => a - b)
  table.push([name, `p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms`])
}

const seconds = async (work: () => Promise<unknown>) => {
  const startedMs = performance.now()
  await work()

  return `${((performance.now() - startedMs) / 1000).toFixed(0)} s`
}

try {
  const other = Math.round(ROWS / 10)
  const seeded = await seconds(async () => {
    await seedRefunds(db, { count: other, until: now, days: DAYS, institutionId: OTHER })
    await seedRefunds(db, { count: ROWS - other, first: other + 1, until: now, days: DAYS })
  })
  const folded = await seconds(() => foldFigures(db))
  await sql`
    insert into day_figures (institution_id, figure, day, means, detail, row_count, fen)
    select ${CENTRAL}, 'ledger ' || name, to_char(cast(${today} as date) - n, 'YYYY-MM-DD'), means, purpose, 300, 3000000
    from generate_series(0, ${sql.lit(DAYS)}) as n,
      (values ('cash in'), ('cash out'), ('insurance in'), ('insurance out'), ('by hand')) as names (name),
      (values ('wechat'), ('alipay'), ('unionpay')) as ways (means),
      (values ('bills'), ('registration'), ('prepaid')) as purposes (purpose)
  `.execute(db)
  await sql`vacuum analyze`.execute(db)
  table.push(
    ['machine', `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`],
    ['seeded, with what the triggers tell', `${ROWS} rows in ${seeded}`],
    ['added up', folded],
  )

  const institutions = [CENTRAL]
  const base: DeskQuery = { institutions, show: 'all', steps: ['finance', 'second'], now: new Date() }
  const list = (query: Partial<DeskQuery>) => listDeskApplications(db, { ...base, ...query })
  await measure('work-list, first page', () => list({}))
  await measure('… all institutions', () => list({ institutions: [CENTRAL, OTHER] }))
  await measure('… open', () => list({ show: 'open' }))
  await measure('… open, all institutions', () => list({ show: 'open', institutions: [CENTRAL, OTHER] }))
  await measure('… for me to decide', () => list({ show: 'mine' }))
  await measure('… ended', () => list({ show: 'ended' }))
  const deep = await db
    .selectFrom('refund_applications')
    .select(['created_at', 'application_id'])
    .where('institution_id', '=', CENTRAL)
    .orderBy('created_at')
    .offset(Math.round(ROWS / 20))
    .limit(1)
    .executeTakeFirstOrThrow()
  const cursor = `${deep.created_at.getTime().toString(36)}.${deep.application_id}`
  await measure('… page far below (nine tenths down)', () => list({ cursor }))
  await measure('… ended, far below', () => list({ show: 'ended', cursor }))
  await measure('… refused by the hospital', () => list({ state: 'refused' }))
  await measure('… with finance', () => list({ state: 'with_finance' }))
  await measure('… UnionPay', () => list({ means: 'unionpay' }))
  await measure('… by hand (1 in 200)', () => list({ way: 'by_hand' }))
  await measure('… by hand and refused (none)', () => list({ way: 'by_hand', state: 'refused' }))
  await measure('… of one day, applied for', (turn) => list(dayOf(turn)))
  await measure('… of one day, agreed to', (turn) => list({ ...dayOf(turn), dates: 'agreed' }))
  await measure('… of a year, returned, agreed to', () =>
    list({ from: addDays(today, -700), to: addDays(today, -335), dates: 'agreed', state: 'returned' }),
  )
  await measure('… from ¥300', () => list({ leastFen: 30_000 }))
  await measure('… from ¥1000 (none)', () => list({ leastFen: 100_000 }))
  await measure('… to ¥1.20', () => list({ mostFen: 120 }))
  await measure('… by an order’s number', (turn) =>
    list({ number: `TZB${String(turn * 997 + 1).padStart(12, '0')}` }),
  )
  await measure('… by no number', () => list({ number: 'TZB999999999999' }))
  await measure('a part of an export (1,000 rows)', (turn) =>
    selectApplications(db, base, {
      direction: 'desc',
      after: { at: shift(now, -turn * 20 * DAY_MS), id: 'rfa_' },
    })
      .limit(1000)
      .execute(),
  )
  const all = { institutions: [CENTRAL, OTHER] }
  await measure('statistics, 92 days by day', (turn) =>
    refundReport(db, {
      ...all,
      per: 'day',
      from: addDays(today, -91 - turn * 20),
      to: addDays(today, -turn * 20),
    }),
  )
  await measure('statistics, three years by month', () =>
    refundReport(db, { ...all, per: 'month', from: addDays(today, -DAYS), to: today }),
  )
  await measure('returned days of one row', (turn) =>
    returnedDays(db, { ...all, agreedOn: addDays(today, -turn - 1), means: 'wechat', way: 'original' }),
  )
  await measure('finance, 92 days by day', () =>
    financeReport(db, { ...all, per: 'day', from: addDays(today, -91), to: today }),
  )
  await measure('finance, three years by month', () =>
    financeReport(db, { ...all, per: 'month', from: addDays(today, -DAYS), to: today }),
  )
  table.push(['load at the end', `${loadavg()[0]?.toFixed(1)}`])
  printTable(table)
} finally {
  await db.destroy()
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

function dayOf(turn: number): Pick<DeskQuery, 'from' | 'to'> {
  const day = addDays(today, -20 * turn - 5)

  return { from: day, to: day }
}
