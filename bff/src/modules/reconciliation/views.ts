import type { Difference, DifferenceRow, ReconDay, WholeReconDay } from '@tongzhen/contract/reconciliation'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ReconTotalsTable } from '../../db/tables/reconciliation.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { staffName } from '../staff/staff.ts'
import { type CircleConfig, circleOf } from './circles.ts'
import { type DifferenceRecord, findDifference } from './differences.ts'
import { findRun, OURSELVES, type RunRow } from './runs.ts'
import { openStates } from './states.ts'
import { remarkPlace } from './work-off.ts'

interface Reading {
  db: Db
  config: CircleConfig
  fields: FieldCrypto
}

/** Of one institution, the newest first. */
export async function listDays(
  { db, config }: Reading,
  { institutionId, before }: { institutionId: string; before?: string | undefined },
): Promise<{ days: ReconDay[]; nextBefore: string | null }> {
  const circle = circleOf(config, institutionId)
  if (circle === undefined) return { days: [], nextBefore: null }
  let found = db
    .selectFrom('recon_runs')
    .selectAll()
    .where('circle', '=', circle.name)
    .orderBy('day', 'desc')
    .limit(PAGE + 1)
  if (before !== undefined) found = found.where('day', '<', before)
  const rows = await found.execute()
  const page = rows.slice(0, PAGE)
  const days: ReconDay[] = []
  for (const run of page) days.push(await dayOf(db, { run, institutionId }))

  return { days, nextBefore: rows.length > PAGE ? (page.at(-1)?.day ?? null) : null }
}

async function dayOf(
  db: Db,
  { run, institutionId }: { run: RunRow; institutionId: string },
): Promise<ReconDay> {
  const counts = await db
    .selectFrom('recon_differences')
    .select((eb) => ['state', eb.fn.countAll<string>().as('count')])
    .where('run_id', '=', run.run_id)
    .where('institution_id', '=', institutionId)
    .groupBy('state')
    .execute()
  const sum = (isOpen: boolean) =>
    counts
      .filter(({ state }) => openStates.includes(state) === isOpen)
      .reduce((total, { count }) => total + Number(count), 0)
  const totals = await totalsOf(db, { runId: run.run_id, institutionId })
  const open = sum(true)
  const isDone = run.state === 'agreed' || run.state === 'differs'

  return {
    institutionId,
    day: run.day,
    // The other institutions of the circle may differ where this one does not; and what is worked off agrees.
    state: isDone ? (open > 0 || run.waiting > 0 ? 'differs' : 'agreed') : run.state,
    waiting: run.waiting,
    changedAt: shanghaiInstant(run.changed_at),
    open,
    closed: sum(false),
    totals: totals.map(({ means, kind, source, line_count, fen }) => ({
      ...{ means, kind, source, lineCount: line_count, fen },
    })),
  }
}

export function totalsOf(
  db: Db,
  { runId, institutionId }: { runId: string; institutionId: string },
): Promise<Selectable<ReconTotalsTable>[]> {
  return db
    .selectFrom('recon_totals')
    .selectAll()
    .where('run_id', '=', runId)
    .where('institution_id', '=', institutionId)
    .orderBy('means')
    .orderBy('kind')
    .orderBy('source')
    .execute()
}

export async function readDay(
  { db, config }: Reading,
  { institutionId, day }: { institutionId: string; day: string },
): Promise<WholeReconDay | Refusal<'NOT_FOUND'>> {
  const circle = circleOf(config, institutionId)
  const run = circle && (await findRun(db, { circle: circle.name, day }))
  if (run === undefined) return refuse('NOT_FOUND')
  const sources = await db
    .selectFrom('recon_sources')
    .selectAll()
    .where('run_id', '=', run.run_id)
    .orderBy('source')
    .orderBy('party')
    .execute()

  return {
    ...(await dayOf(db, { run, institutionId })),
    version: run.version,
    sources: sources.map((row) => ({
      ...{ source: row.source, party: row.party === OURSELVES ? null : row.party, state: row.state },
      ...{ lineCount: row.line_count, detail: row.detail, changedAt: shanghaiInstant(row.changed_at) },
    })),
  }
}

export interface DifferenceQuery {
  institutionId: string
  day: string
  class?: DifferenceRow['class'] | undefined
  means?: DifferenceRow['means'] | undefined
  state?: DifferenceRow['state'] | undefined
  cursor?: string | undefined
}

/** A page of a day's differences; undefined for a cursor that is not one of ours. */
export async function listDifferences(
  db: Db,
  { cursor, ...query }: DifferenceQuery,
): Promise<{ differences: DifferenceRow[]; nextCursor: string | null } | undefined> {
  const after = readCursor(cursor, 'rdf')
  if (after === 'malformed') return undefined
  const rows = await differencesAfter(db, { ...query, after, limit: PAGE + 1 })
  const page = pageOf(rows, (row) => ({ at: row.found_at, id: row.difference_id }))

  return { differences: page.rows.map(toRow), nextCursor: page.nextCursor }
}

export function differencesAfter(
  db: Db,
  {
    after,
    limit,
    ...query
  }: Omit<DifferenceQuery, 'cursor'> & { after: { at: Date; id: string } | undefined; limit: number },
): Promise<DifferenceRecord[]> {
  let found = db
    .selectFrom('recon_differences')
    .selectAll()
    .where('institution_id', '=', query.institutionId)
    .where('day', '=', query.day)
    .orderBy('found_at')
    .orderBy('difference_id')
    .limit(limit)
  if (query.class !== undefined) found = found.where('class', '=', query.class)
  if (query.means !== undefined) found = found.where('means', '=', query.means)
  if (query.state !== undefined) found = found.where('state', '=', query.state)
  if (after !== undefined)
    found = found.where((eb) =>
      eb.or([
        eb('found_at', '>', after.at),
        eb.and([eb('found_at', '=', after.at), eb('difference_id', '>', after.id)]),
      ]),
    )

  return found.execute()
}

export function toRow(row: DifferenceRecord): DifferenceRow {
  return {
    ...{ differenceId: row.difference_id, institutionId: row.institution_id, day: row.day },
    ...{ number: row.ext_no, orderNumber: row.order_no, kind: row.kind, means: row.means, class: row.class },
    ...{ fen: row.fen, state: row.state, settledAs: row.settled_as, foundAt: shanghaiInstant(row.found_at) },
  }
}

/** One difference with what each side says, and all that was done about it. */
export async function readDifference(
  { db, fields }: Reading,
  differenceId: string,
): Promise<Difference | Refusal<'NOT_FOUND'>> {
  const row = await findDifference(db, differenceId)
  if (row === undefined) return refuse('NOT_FOUND')
  const history = await db
    .selectFrom('recon_history')
    .leftJoin('staff', 'staff.staff_id', 'recon_history.staff_id')
    .selectAll('recon_history')
    .select('staff.name')
    .where('difference_id', '=', differenceId)
    .orderBy('version')
    .execute()
  const person = (staff_id: string | null, name: string | null) =>
    staff_id !== null && name !== null
      ? { staffId: staff_id, name: staffName(fields, { staff_id, name }) }
      : null
  const proposal = history.findLast((one) => one.to_state === 'manual' && one.staff_id === row.proposed_by)

  return {
    ...toRow(row),
    version: row.version,
    pairs: row.pairs,
    sides: row.sides,
    proposedBy: proposal ? person(proposal.staff_id, proposal.name) : null,
    history: history.map((one) => ({
      ...{ version: one.version, from: one.from_state, to: one.to_state, cause: one.cause },
      by: person(one.staff_id, one.name),
      remark: one.remark === null ? null : fields.open(remarkPlace(differenceId, one.version), one.remark),
      at: shanghaiInstant(one.at),
    })),
  }
}
