import { isDeepStrictEqual } from 'node:util'
import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { CheckInReason, QueuePlacesTable } from '../../db/tables/queue.ts'
import type { QueueStanding, VisitGuide } from '../../gateways/his/queue-port.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { lockAppointment } from '../booking/appointments.ts'
import type { QueueEvent } from '../booking/told-events.ts'

/** Name of the operations of check-in in the table of operations. */
export const CHECK_IN_QUEUE = 'check-in'

export type QueuePlaceRow = Selectable<QueuePlacesTable>

/** With so few ahead a person is told. */
const TOLD_AHEAD = 3

export function findPlace(db: Db, appointmentId: string): Promise<QueuePlaceRow | undefined> {
  return db
    .selectFrom('queue_places')
    .selectAll()
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst()
}

/** The same, held until the transaction ends. Always after its appointment (lock order). */
export function lockPlace(tx: Db, appointmentId: string): Promise<QueuePlaceRow | undefined> {
  return tx
    .selectFrom('queue_places')
    .selectAll()
    .where('appointment_id', '=', appointmentId)
    .forUpdate()
    .executeTakeFirst()
}

/** Is the answer to a check-in still to come? Held until the transaction ends. */
export async function isCheckingIn(tx: Db, appointmentId: string): Promise<boolean> {
  await lockAppointment(tx, appointmentId)
  const row = await lockPlace(tx, appointmentId)

  return row?.state === 'checking_in'
}

/** What the hospital says of where to go and what to bring. */
export async function keepGuide(
  db: Db,
  { appointmentId, guide, now }: { appointmentId: string; guide: VisitGuide; now: Date },
): Promise<void> {
  const isNew = await insertOnce(db, (one) =>
    one
      .insertInto('queue_places')
      .values({
        appointment_id: appointmentId,
        version: 1,
        guide: JSON.stringify(guide),
        guide_at: now,
        state: 'not_checked_in',
        refusal: null,
        standing: null,
        asked_at: now,
        ask_due_at: now,
        is_told_ahead: false,
      })
      .execute(),
  )
  if (isNew) return
  const known = await findPlace(db, appointmentId)
  const isSame = isDeepStrictEqual(known?.guide, guide)
  await db
    .updateTable('queue_places')
    .set((eb) => ({
      guide: JSON.stringify(guide),
      guide_at: now,
      version: eb('version', '+', isSame ? 0 : 1),
    }))
    .where('appointment_id', '=', appointmentId)
    .execute()
}

export interface Said {
  appointmentId: string
  standing: QueueStanding
  /**
   * When the hospital was asked: an answer to an older question than the last one's does not count. Of a check-in: when
   * it was answered, since a question asked before that may have come ahead of it.
   */
  askedAt: Date
}

/**
 * Writes down how somebody stands, and what they are to be told of it, in one transaction; true when anything has
 * changed for them. Nothing moves for an appointment that is not booked any more. A check-in that is not answered yet is
 * not taken back by "not checked in": it may still arrive.
 */
export async function keepStanding(tx: Db, { appointmentId, standing, askedAt }: Said): Promise<boolean> {
  const appointment = await lockAppointment(tx, appointmentId)
  const row = await lockPlace(tx, appointmentId)
  if (appointment?.state !== 'booked' || row === undefined || askedAt < row.asked_at) return false
  const isOnItsWay = row.state === 'checking_in' && standing.state === 'not_checked_in'
  const state = isOnItsWay ? row.state : standing.state
  const hasChanged = state !== row.state || !isDeepStrictEqual(row.standing, standing)
  const events = toldEvents(row, standing)
  await tx
    .updateTable('queue_places')
    .set({
      state,
      version: row.version + (hasChanged ? 1 : 0),
      standing: JSON.stringify(standing),
      asked_at: askedAt,
      is_told_ahead: row.is_told_ahead || isNearTurn(standing),
      ...(state !== 'not_checked_in' && { refusal: null }),
    })
    .where('appointment_id', '=', appointmentId)
    .execute()
  const told = { aggregateType: 'appointment', aggregateId: appointmentId } as const
  await addEvents(tx, { ...told, types: events, now: askedAt })
  if (state === 'seen' && row.state !== 'seen') await hurrySync(tx, { appointmentId, now: askedAt })

  return hasChanged
}

/** The hospital took no check-in: it may be tried again, or says why not. */
export async function keepRefusal(
  tx: Db,
  { appointmentId, refusal }: { appointmentId: string; refusal: CheckInReason },
): Promise<void> {
  await tx
    .updateTable('queue_places')
    .set((eb) => ({ state: 'not_checked_in', refusal, version: eb('version', '+', 1) }))
    .where('appointment_id', '=', appointmentId)
    .where('state', '=', 'checking_in')
    .execute()
}

/** What is news: few ahead, for who had more before; and every round of calls. */
function toldEvents(before: QueuePlaceRow, standing: QueueStanding): QueueEvent[] {
  if (standing.state === 'called') {
    const isKnown = before.state === 'called' && before.standing?.putBacks === standing.putBacks

    return isKnown ? [] : ['appointment.called']
  }
  const isNews = before.state === 'waiting' && !before.is_told_ahead && isNearTurn(standing)

  return isNews ? ['appointment.three_ahead'] : []
}

function isNearTurn({ state, ahead }: QueueStanding): boolean {
  return state === 'called' || (state === 'waiting' && ahead !== null && ahead <= TOLD_AHEAD)
}

/** The visit is over, and the appointment shall soon say so. */
async function hurrySync(
  tx: Db,
  { appointmentId, now }: { appointmentId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('appointments')
    .set({ sync_due_at: now })
    .where('appointment_id', '=', appointmentId)
    .where('sync_due_at', '>', now)
    .execute()
}
