import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createSecrets } from '../../../sandbox/src/create-secrets.ts'
import { POOL_SIZE } from '../../src/db/connection.ts'
import type { Db } from '../../src/db/schema.ts'
import { prepareBffProcesses } from '../bff-process.ts'
import { centralHospital } from '../booking/booking-desk.ts'
import { createTestBff } from '../harness.ts'
import { startMortalDatabase } from '../mortal-database.ts'
import { percentile, printTable } from '../tally.ts'
import { type Debt, gatherPayers, writeBills } from './debts.ts'

/**
 * Payments per second from the wish to the hospital's yes: one BFF on the embedded database, which waits for the
 * disk; the sandbox, on the same machine, answers as fast as it can. Beside it what the same database commits in
 * the same run, of the smallest transactions.
 */
const PAYMENTS = Number(process.env.BENCH_PAYMENTS ?? 300)
const AT_ONCE = 8
const WARM_UP = 20
const COMMITTING_MS = 3_000

const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-bench-'))
const database = await startMortalDatabase(dataDir)
const bff = await createTestBff({ databaseUrl: database.url, secrets: await createSecrets() })
const replica = await (await prepareBffProcesses(bff.ground.config))()
try {
  const { db } = bff.ground
  const payers = await gatherPayers(bff, { origin: () => replica.origin })
  const debts = writeBills(centralHospital(bff), { payers, count: WARM_UP + PAYMENTS })
  await payAll(debts.slice(0, WARM_UP))

  await sql`create table commit_rate (n integer not null)`.execute(db)
  const before = await commitRate(db)
  const commitsBefore = await commitsOf(db)
  const startedMs = performance.now()
  const times = await payAll(debts.slice(WARM_UP))
  const seconds = (performance.now() - startedMs) / 1000
  const commits = (await commitsOf(db)) - commitsBefore
  const after = await commitRate(db)

  printTable([
    ['machine', `${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`],
    ['payments', `${times.length}, ${AT_ONCE} at once`],
    ['payments per second', (times.length / seconds).toFixed(1)],
    ['created to paid, ms', `p50 ${percentile(times, 0.5)}, p99 ${percentile(times, 0.99)}`],
    ['transactions per payment, reads too', (commits / times.length).toFixed(0)],
    ['transactions per second while paying', (commits / seconds).toFixed(0)],
    ['the database alone, commits per second', `${before.toFixed(0)} before, ${after.toFixed(0)} after`],
  ])
} finally {
  await replica.stop()
  await bff.close()
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Answers how long each took, in ascending order of milliseconds. */
async function payAll(debts: readonly Debt[]): Promise<number[]> {
  const left = debts.values()
  const times: number[] = []
  const person = async () => {
    for (const { payer, owed } of left) {
      const startedMs = performance.now()
      const opened = await payer.open(owed)
      if ('refused' in opened) throw new Error(`a payment was refused: ${opened.refused}`)
      await payer.pay(opened.answer)
      await payer.comeBack(opened.answer)
      const { state } = await payer.followWhile(opened.answer, 'to_pay', 'confirming')
      if (state !== 'paid') throw new Error(`a payment is ${state}`)
      times.push(performance.now() - startedMs)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, person))

  return times.sort((a, b) => a - b)
}

/** Transactions of one row each, by as many connections as a BFF has. */
async function commitRate(db: Db): Promise<number> {
  const untilMs = performance.now() + COMMITTING_MS
  let commits = 0
  const commit = async () => {
    while (performance.now() < untilMs) {
      await sql`insert into commit_rate (n) values (1)`.execute(db)
      commits += 1
    }
  }
  await Promise.all(Array.from({ length: POOL_SIZE }, commit))

  return commits / (COMMITTING_MS / 1000)
}

async function commitsOf(db: Db): Promise<number> {
  const { rows } = await sql<{ commits: number }>`
    select xact_commit as commits from pg_stat_database where datname = current_database()`.execute(db)

  return rows[0]?.commits ?? 0
}
