import type { RunState, SourceState } from '@tongzhen/contract/reconciliation'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { MINUTE_MS, shift } from '../../lib/clock.ts'
import { addDays } from '../../lib/shanghai-time.ts'
import { circleOf } from './circles.ts'
import { compareDay } from './compare-day.ts'
import type { ReconciliationDeps } from './deps.ts'
import { readSource } from './read-source.ts'
import {
  findRunById,
  type Held,
  heldBy,
  isRunOwed,
  LOOKED_BACK_DAYS,
  lacksTransfers,
  lockRun,
  OURSELVES,
  oweRun,
  type RunRow,
  runAnew,
  setState,
} from './runs.ts'
import { openStates } from './states.ts'

const settledSources: readonly SourceState[] = ['read', 'nothing']
/** UNCONFIRMED of all but WeChat Pay, which asks for half an hour (payments.md §1.6). */
const PAUSE_MS = 30 * MINUTE_MS
/** Of a side that did not answer. */
const SHORT_PAUSE_MS = 5 * MINUTE_MS

/**
 * Reads what is not read yet, and compares when everything is. Everything may be done twice: whoever takes it over from
 * a dead replica goes on with the first side that was not read to its end.
 */
export function createReconciliationOperations(deps: ReconciliationDeps): OperationHandler {
  return async (operation) => {
    const run = await findRunById(deps.db, operation.subjectId)
    if (run === undefined || run.version !== operation.subjectVersion) {
      await inTransaction(deps.db, (tx) => finishOperation(tx, operation))
      return
    }
    if (operation.kind === 'run' && (await readWithTransfers(deps, { operation, run }))) return
    const held = heldBy(operation)
    const open = await readWhatIsNot(deps, { run, held })
    if (open.length > 0) await wait(deps, { operation, run, open })
    else await compare(deps, { operation, run })
  }
}

/** A day that was begun without them begins anew with them, at once. */
async function readWithTransfers(
  { db, clock, config, nudge }: ReconciliationDeps,
  { operation, run }: Settling,
): Promise<boolean> {
  const circle = circleOf(config, run.circle)
  if (circle === undefined || !(await lacksTransfers(db, { row: run, circle }))) return false
  await inTransaction(db, async (tx) => {
    const row = await stillOurs(tx, { operation, run })
    if (row !== undefined) await runAnew(tx, { row, circle, now: clock.now() })
  })
  nudge(0)

  return true
}

/** Our own word last, and always anew: a refund may have been done since. What is still not there, by its state. */
async function readWhatIsNot(
  deps: ReconciliationDeps,
  { run, held }: { run: RunRow; held: Held },
): Promise<SourceState[]> {
  const sources = await deps.db
    .selectFrom('recon_sources')
    .selectAll()
    .where('run_id', '=', run.run_id)
    .orderBy('source')
    .orderBy('party')
    .execute()
  const others = sources.filter(({ party, state }) => party !== OURSELVES && !settledSources.includes(state))
  if (others.length > 0) await setState(deps.db, run, 'reading', deps.clock.now())
  const open: SourceState[] = []
  for (const source of others) {
    const state = await readSource(deps, { run, source, held })
    if (!settledSources.includes(state)) open.push(state)
  }
  if (open.length > 0) return open
  for (const source of sources.filter(({ party }) => party === OURSELVES))
    await readSource(deps, { run, source, held })

  return []
}

interface Settling {
  operation: ClaimedOperation
  run: RunRow
}

async function wait(
  { db, clock }: ReconciliationDeps,
  { operation, run, open }: Settling & { open: readonly SourceState[] },
): Promise<void> {
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    const held = await stillOurs(tx, { operation, run })
    if (held === undefined) return
    await tx
      .updateTable('recon_runs')
      .set({ state: 'waiting', changed_at: now })
      .where('run_id', '=', run.run_id)
      .execute()
    const pauseMs = open.every((state) => state === 'silent') ? SHORT_PAUSE_MS : PAUSE_MS
    const setbacks = operation.setbacks + 1
    await oweRun(tx, {
      runId: run.run_id,
      version: run.version,
      kind: 'run',
      dueAt: shift(now, pauseMs),
      setbacks,
    })
  })
}

async function compare(deps: ReconciliationDeps, { operation, run }: Settling): Promise<void> {
  const { db, clock, log, config } = deps
  const circle = circleOf(config, run.circle)
  if (circle === undefined) throw new Error(`no institution ${run.circle}`)
  await setState(db, run, 'comparing', clock.now())
  const seen = await otherDaysOf(db, run)
  const { waiting } = await compareDay(db, { run, circle, held: heldBy(operation), now: clock.now() })
  const open = await openCount(db, run.run_id)
  const state: RunState = open > 0 || waiting > 0 ? 'differs' : 'agreed'
  log.info({ day: run.day, circle: run.circle, open, waiting }, 'a day was reconciled')
  const isMoreOwed = await inTransaction(db, async (tx) => {
    const held = await stillOurs(tx, { operation, run })
    if (held === undefined) return false
    await lockCircle(tx, run)
    await tx
      .updateTable('recon_runs')
      .set({ state, waiting, compared_no: run.compared_no + 1, changed_at: clock.now() })
      .where('run_id', '=', run.run_id)
      .execute()

    // A day beside it was read meanwhile: whoever read it has left this one alone, because it was being compared.
    const isStale = (await otherDaysOf(tx, run)) !== seen
    if (isStale)
      await oweRun(tx, { runId: run.run_id, version: run.version, kind: 'compare', dueAt: clock.now() })
    const isOtherOwed = operation.kind === 'run' && (await oweOtherDays(tx, { run, now: clock.now() }))

    return isStale || isOtherOwed
  })
  if (isMoreOwed) deps.nudge(0)
}

/** Which statements of the other days that this one looks into are read; another word once another one is. */
async function otherDaysOf(db: Db, run: RunRow): Promise<string> {
  const rows = await db
    .selectFrom('recon_sources')
    .innerJoin('recon_runs', 'recon_runs.run_id', 'recon_sources.run_id')
    .select(['recon_runs.day', 'recon_runs.version', 'recon_sources.source', 'recon_sources.party'])
    .where('recon_runs.circle', '=', run.circle)
    .where('recon_runs.day', '<=', addDays(run.day, 2))
    .where('recon_runs.day', '>=', addDays(run.day, -LOOKED_BACK_DAYS))
    .where('recon_runs.day', '!=', run.day)
    .where('recon_sources.party', '!=', OURSELVES)
    .where('recon_sources.state', 'in', [...settledSources])
    .orderBy('recon_runs.day')
    .orderBy('recon_sources.source')
    .orderBy('recon_sources.party')
    .execute()

  return rows.map((row) => `${row.day} ${row.version} ${row.source} ${row.party}`).join('\n')
}

/** Days of a circle end their comparison one after the other, so that of two that are compared at once one sees the other. */
async function lockCircle(tx: Db, { circle }: RunRow): Promise<void> {
  await tx
    .selectFrom('recon_runs')
    .select('run_id')
    .where('circle', '=', circle)
    .orderBy('created_at')
    .orderBy('run_id')
    .limit(1)
    .forUpdate()
    .execute()
}

/**
 * What the days next to it could not find may stand in this one, and what a later one could not find of a refund or a
 * transfer, which may have been made today; and of what left on an earlier day it may tell that it arrived, or came back.
 */
async function oweOtherDays(tx: Db, { run, now }: { run: RunRow; now: Date }): Promise<boolean> {
  const beside = await tx
    .selectFrom('recon_runs')
    .selectAll()
    .where('circle', '=', run.circle)
    .where('day', 'in', [addDays(run.day, -2), addDays(run.day, -1), addDays(run.day, 1)])
    .execute()
  const earlier = await tx
    .selectFrom('recon_runs')
    .selectAll()
    .where('circle', '=', run.circle)
    .where('day', '<', addDays(run.day, -2))
    .where('day', '>=', addDays(run.day, -LOOKED_BACK_DAYS))
    .where('run_id', 'in', (eb) =>
      eb
        .selectFrom('recon_differences')
        .select('run_id')
        .where('kind', '=', 'transfer')
        .where('state', 'in', [...openStates]),
    )
    .execute()
  const later = await tx
    .selectFrom('recon_runs')
    .selectAll()
    .where('circle', '=', run.circle)
    .where('day', '>', addDays(run.day, 1))
    .where('run_id', 'in', (eb) =>
      eb
        .selectFrom('recon_differences')
        .select('run_id')
        .where('kind', 'in', ['refund', 'transfer'])
        .where('class', '=', 'missing_channel')
        .where('state', 'in', [...openStates]),
    )
    .execute()
  let isOwedNow = false
  for (const other of [...earlier, ...beside, ...later]) {
    if (!(await mayFindMore(tx, other))) continue
    await oweRun(tx, { runId: other.run_id, version: other.version, kind: 'compare', dueAt: now })
    isOwedNow = true
  }

  return isOwedNow
}

async function mayFindMore(tx: Db, { run_id, state, waiting, lines_dropped_at }: RunRow): Promise<boolean> {
  if (lines_dropped_at !== null) return false
  if (state !== 'agreed' && state !== 'differs') return false
  if (await isRunOwed(tx, run_id)) return false

  return waiting > 0 || (await openCount(tx, run_id)) > 0
}

async function openCount(db: Db, runId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recon_differences')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('run_id', '=', runId)
    .where('state', 'in', [...openStates])
    .executeTakeFirstOrThrow()

  return Number(count)
}

async function stillOurs(tx: Db, { operation, run }: Settling): Promise<RunRow | undefined> {
  if (!(await finishOperation(tx, operation))) return undefined
  const held = await lockRun(tx, run.run_id)

  return held?.version === run.version ? held : undefined
}
