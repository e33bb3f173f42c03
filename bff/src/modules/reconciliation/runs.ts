import type { RunState } from '@tongzhen/contract/reconciliation'
import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { ReconRunsTable, ReconSourcesTable } from '../../db/tables/reconciliation.ts'
import { inTransaction } from '../../db/transaction.ts'
import { LeaseLost } from '../../jobs/lease.ts'
import {
  addOperation,
  type ClaimedOperation,
  dropOperation,
  holdOperation,
  isOwed,
} from '../../jobs/operations.ts'
import { newId } from '../../lib/ids.ts'
import type { Circle } from './circles.ts'

/**
 * Days that are read with everybody who has something to say: a version from before the statement of transfers takes
 * whatever lies in the former queue and leaves them out (docs/decisions/0058).
 */
export const RECONCILIATION_QUEUE = 'reconciliation_days'
/** Where that version owes its days; whoever knows more takes them from there, too. */
export const FORMER_QUEUE = 'reconciliation'
/** As long as lines are kept at least: no refund takes longer. */
export const LOOKED_BACK_DAYS = 35
/** Of what we know ourselves. */
export const OURSELVES = '-'

export type RunRow = Selectable<ReconRunsTable>

/** First in every transaction that writes of a run: throws once another replica has taken it over. */
export type Held = (tx: Db) => Promise<void>

export function heldBy(operation: ClaimedOperation): Held {
  return async (tx) => {
    if (!(await holdOperation(tx, operation))) throw new LeaseLost(operation)
  }
}

/** `run`: what is not read yet is read, then compared. `compare`: what was read is compared again. */
export const runOperations = ['run', 'compare'] as const
export type RunOperation = (typeof runOperations)[number]

export function findRun(
  db: Db,
  { circle, day }: { circle: string; day: string },
): Promise<RunRow | undefined> {
  return db
    .selectFrom('recon_runs')
    .selectAll()
    .where('circle', '=', circle)
    .where('day', '=', day)
    .executeTakeFirst()
}

export function findRunById(db: Db, runId: string): Promise<RunRow | undefined> {
  return db.selectFrom('recon_runs').selectAll().where('run_id', '=', runId).executeTakeFirst()
}

export function lockRun(tx: Db, runId: string): Promise<RunRow | undefined> {
  return tx.selectFrom('recon_runs').selectAll().where('run_id', '=', runId).forUpdate().executeTakeFirst()
}

/** Begins a day, with everybody who has to say something about it; once, whoever asks. */
export async function beginRun(
  db: Db,
  { circle, day, now }: { circle: Circle; day: string; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const runId = newId('rcn')
    const isNew = await insertOnce(tx, (inner) =>
      inner
        .insertInto('recon_runs')
        .values({
          ...{
            run_id: runId,
            circle: circle.name,
            day,
            state: 'reading',
            version: 1,
            compared_no: 0,
            waiting: 0,
            lines_dropped_at: null,
          },
          ...{ created_at: now, changed_at: now },
        })
        .execute(),
    )
    if (!isNew) return
    await tx
      .insertInto('recon_sources')
      .values(partiesOf(circle).map((one) => ({ ...one, ...unread, run_id: runId, changed_at: now })))
      .execute()
    await oweRun(tx, { runId, version: 1, kind: 'run', dueAt: now })
  })
}

function partiesOf(circle: Circle) {
  return [
    ...(['platform', 'books'] as const).map((source) => ({ source, party: OURSELVES })),
    ...circle.merchants.map(({ name }) => ({ source: 'channel' as const, party: name })),
    ...circle.institutions.map((party) => ({ source: 'his' as const, party })),
    ...circle.transferring.map((party) => ({ source: 'transfers' as const, party })),
  ]
}

const unread = {
  state: 'wanted' as const,
  ...{ line_count: 0, paid_fen: 0, refunded_fen: 0 },
  ...{ flow_in_fen: null, flow_out_fen: null, detail: null },
} as const

/** Merchants whose statement of transfers is read for this day. */
export async function transfersToldBy(db: Db, { run_id }: RunRow): Promise<string[]> {
  const rows = await db
    .selectFrom('recon_sources')
    .select('party')
    .where('run_id', '=', run_id)
    .where('source', '=', 'transfers')
    .execute()

  return rows.map(({ party }) => party)
}

/** Of a day that a version from before the statement of transfers has begun (docs/decisions/0058). */
export async function lacksTransfers(
  db: Db,
  { row, circle }: { row: RunRow; circle: Circle },
): Promise<boolean> {
  const told = await transfersToldBy(db, row)

  return circle.transferring.some((party) => !told.includes(party))
}

/**
 * Everything is read anew, in place of what is owed now; by whoever has something to say today. A provider that is gone
 * keeps its place and the day waits for it: ours of it is there still, and all of it would be called missing.
 */
export async function runAnew(
  tx: Db,
  { row, circle, now }: { row: RunRow; circle: Circle; now: Date },
): Promise<void> {
  const version = row.version + 1
  const known = await tx
    .updateTable('recon_sources')
    .set({ ...unread, changed_at: now })
    .where('run_id', '=', row.run_id)
    .returning(['source', 'party'])
    .execute()
  const wanted = partiesOf(circle)
  const joined = wanted.filter((one) => !isAmong(known, one))
  for (const gone of known.filter((one) => one.source !== 'channel' && !isAmong(wanted, one)))
    await dropSource(tx, { runId: row.run_id, ...gone })
  if (joined.length > 0)
    await tx
      .insertInto('recon_sources')
      .values(joined.map((one) => ({ ...one, ...unread, run_id: row.run_id, changed_at: now })))
      .execute()
  await tx
    .updateTable('recon_runs')
    .set({ version, state: 'reading', lines_dropped_at: null, changed_at: now })
    .where('run_id', '=', row.run_id)
    .execute()
  await oweRun(tx, { runId: row.run_id, version, kind: 'run', dueAt: now })
}

type Party = Pick<Selectable<ReconSourcesTable>, 'source' | 'party'>

const isAmong = (parties: readonly Party[], { source, party }: Party) =>
  parties.some((one) => one.source === source && one.party === party)

async function dropSource(tx: Db, { runId, source, party }: Party & { runId: string }): Promise<void> {
  for (const table of ['recon_lines', 'recon_sources'] as const)
    await tx
      .deleteFrom(table)
      .where('run_id', '=', runId)
      .where('source', '=', source)
      .where('party', '=', party)
      .execute()
}

interface Owed {
  runId: string
  version: number
  kind: RunOperation
  dueAt: Date
  setbacks?: number
}

const queues = [RECONCILIATION_QUEUE, FORMER_QUEUE]

/** Is it read or compared, or will it be? */
export async function isRunOwed(tx: Db, runId: string): Promise<boolean> {
  for (const queue of queues) if (await isOwed(tx, { queue, subjectId: runId })) return true

  return false
}

/** One operation of a day at a time. */
export async function oweRun(tx: Db, { runId, version, kind, dueAt, setbacks = 0 }: Owed): Promise<void> {
  const subject = { queue: RECONCILIATION_QUEUE, subjectId: runId }
  for (const queue of queues) await dropOperation(tx, { queue, subjectId: runId })
  await addOperation(tx, { ...subject, kind, subjectVersion: version, setbacks, dueAt })
}

export async function setState(
  db: Db,
  { run_id, version }: RunRow,
  state: RunState,
  now: Date,
): Promise<void> {
  await db
    .updateTable('recon_runs')
    .set({ state, changed_at: now })
    .where('run_id', '=', run_id)
    .where('version', '=', version)
    .execute()
}
