import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { ClinicStopsTable } from '../../db/tables/clinic-stops.ts'
import type { HospitalSchedule } from '../../gateways/his/port.ts'
import { type ChangeWatch, createChangeWatch } from '../../jobs/change-watch.ts'
import { addOperation, dropOperation } from '../../jobs/operations.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import { SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { LocalText } from '../../lib/local-text.ts'
import type { Log } from '../../lib/log.ts'
import { type StopRefusal, type StopState, states } from './states.ts'

/** Name of the stops' operations in the table of operations. */
export const CLINIC_STOPS_QUEUE = 'clinic_stops'

export type StopRow = Selectable<ClinicStopsTable>

export interface ClinicKey {
  institutionId: string
  scheduleId: string
}

const PAUSES_MS = [0.2, 0.5, 1, 2, 5, 15, 30].map((seconds) => seconds * SECOND_MS)

/** The newest of a clinic. */
export async function findStopOf(
  db: Db,
  { institutionId, scheduleId }: ClinicKey,
): Promise<StopRow | undefined> {
  return (await stopsOf(db, { institutionId, scheduleIds: [scheduleId] }))(scheduleId)
}

/** The newest of each clinic. */
export async function stopsOf(
  db: Db,
  { institutionId, scheduleIds }: { institutionId: string; scheduleIds: readonly string[] },
): Promise<(scheduleId: string) => StopRow | undefined> {
  if (scheduleIds.length === 0) return () => undefined
  const rows = await db
    .selectFrom('clinic_stops')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('schedule_id', 'in', [...scheduleIds])
    .orderBy('created_at')
    .orderBy('stop_id')
    .execute()
  const newest = new Map(rows.map((row) => [row.schedule_id, row]))

  return (scheduleId) => newest.get(scheduleId)
}

export function findStop(db: Db, stopId: string): Promise<StopRow | undefined> {
  return db.selectFrom('clinic_stops').selectAll().where('stop_id', '=', stopId).executeTakeFirst()
}

/** The same, held until the transaction ends. */
export function lockStop(tx: Db, stopId: string): Promise<StopRow | undefined> {
  return tx
    .selectFrom('clinic_stops')
    .selectAll()
    .where('stop_id', '=', stopId)
    .forUpdate()
    .executeTakeFirst()
}

/** The hospital's list is some seconds old. */
const LIST_LAG_MS = 30 * SECOND_MS

/** Its desk has opened the clinic again since and told nobody: the list shows it, and has had the time to. */
export function isOutdated(
  stop: Pick<StopRow, 'state' | 'changed_at'>,
  { state }: Pick<HospitalSchedule, 'state'>,
  now: Date,
): boolean {
  return stop.state === 'stopped' && state !== 'stopped' && now > shift(stop.changed_at, LIST_LAG_MS)
}

/** With what is asked next; undefined when the clinic is, or may be, stopped already. */
export async function insertStop(
  tx: Db,
  { institutionId, scheduleId, state, reason }: ClinicKey & { state: StopState; reason: LocalText | null },
  now: Date,
): Promise<string | undefined> {
  const stop_id = newId('cst')
  const isNew = await insertOnce(tx, (once) =>
    once
      .insertInto('clinic_stops')
      .values({
        ...{ stop_id, institution_id: institutionId, schedule_id: scheduleId, state },
        is_open: states[state].isOpen,
        reason: reason && JSON.stringify(reason),
        ...{ refusal: null, told_at: null, version: 1, created_at: now, changed_at: now },
      })
      .execute(),
  )
  if (!isNew) return undefined
  await owe(tx, { stop_id, version: 1, state }, { now })

  return stop_id
}

/** A row that this transaction holds goes on to another state, and what was asked before is asked no more. */
export async function moveStop(
  tx: Db,
  { stop_id, version }: StopRow,
  { state, refusal = null, setbacks = 0, now }: Move,
): Promise<void> {
  await tx
    .updateTable('clinic_stops')
    .set({ state, refusal, is_open: states[state].isOpen, version: version + 1, changed_at: now })
    .where('stop_id', '=', stop_id)
    .execute()
  await dropOperation(tx, { queue: CLINIC_STOPS_QUEUE, subjectId: stop_id })
  await owe(tx, { stop_id, version: version + 1, state }, { now, setbacks })
}

interface Move {
  state: StopState
  refusal?: StopRefusal | null
  setbacks?: number
  now: Date
}

/** What its state asks, again after a pause when it came to nothing. */
export async function owe(
  tx: Db,
  { stop_id, version, state }: Pick<StopRow, 'stop_id' | 'version' | 'state'>,
  { now, setbacks = 0 }: { now: Date; setbacks?: number },
): Promise<void> {
  const { asks } = states[state]
  if (asks === undefined) return
  await addOperation(tx, {
    ...{ queue: CLINIC_STOPS_QUEUE, kind: asks, subjectId: stop_id, subjectVersion: version, setbacks },
    dueAt: setbacks === 0 ? now : shift(now, pauseAfter(setbacks - 1, PAUSES_MS)),
  })
}

export function createStopWatch({ db, log }: { db: Db; log: Log }): ChangeWatch {
  return createChangeWatch({
    what: 'stopped clinics',
    log,
    versionsOf: (ids) =>
      db
        .selectFrom('clinic_stops')
        .select(['stop_id as id', 'version'])
        .where('stop_id', 'in', ids)
        .execute(),
  })
}
