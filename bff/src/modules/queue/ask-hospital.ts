import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiDate, shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import type { AppointmentRow } from '../booking/appointments.ts'
import type { QueueDeps } from './deps.ts'
import { findPlace, keepGuide, keepStanding, type QueuePlaceRow } from './queue-places.ts'

/** A hospital is asked about one person no more often, however many look. */
export const ASK_EVERY_MS = 10 * SECOND_MS
/** Of who waits and does not look. */
const UNWATCHED_EVERY_MS = MINUTE_MS
const GUIDE_FRESH_MS = HOUR_MS
const AT_ONCE = 20

/** Only then does a hospital know of a queue. */
export function isToday({ starts_at }: Pick<AppointmentRow, 'starts_at'>, now: Date): boolean {
  return shanghaiDate(starts_at) === shanghaiDate(now)
}

/**
 * The day of a visit as the hospital tells it now, or as it last told it; undefined when it never has. Many who look at
 * the same moment, in several replicas, are one question.
 */
export async function bringUpToDate(
  deps: QueueDeps,
  appointment: AppointmentRow,
): Promise<QueuePlaceRow | undefined> {
  const { db, clock } = deps
  const { appointment_id: appointmentId } = appointment
  if (appointment.state !== 'booked') return findPlace(db, appointmentId)
  const known = await findPlace(db, appointmentId)
  if (known === undefined || shift(known.guide_at, GUIDE_FRESH_MS) <= clock.now())
    await askGuide(deps, appointment)
  if (isToday(appointment, clock.now()) && (await mayAsk(deps, appointmentId)))
    await askStanding(deps, appointment)

  return findPlace(db, appointmentId)
}

/** Asks about those who check in or wait without an open page, a few at a time; replicas share the work. */
export async function syncQueues(deps: QueueDeps): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const due = await db
    .selectFrom('queue_places')
    .innerJoin('appointments', 'appointments.appointment_id', 'queue_places.appointment_id')
    .selectAll('appointments')
    .where('queue_places.state', 'in', ['checking_in', 'waiting', 'called', 'missed'])
    .where('queue_places.ask_due_at', '<=', shift(now, ASK_EVERY_MS - UNWATCHED_EVERY_MS))
    .where('appointments.state', '=', 'booked')
    .where('appointments.starts_at', '>=', new Date(shanghaiInstantOf(shanghaiDate(now), '00:00')))
    .where('appointments.starts_at', '<', shift(now, DAY_MS))
    .orderBy('queue_places.ask_due_at')
    .limit(AT_ONCE)
    .execute()
  for (const row of due) {
    if (await mayAsk(deps, row.appointment_id)) await askStanding(deps, row)
  }
}

/** Asks at once: the hospital has said that something moved. */
export async function askStanding(
  { db, clock, queues, watch, log }: QueueDeps,
  { appointment_id: appointmentId, institution_id, order_number }: AppointmentRow,
): Promise<void> {
  const askedAt = clock.now()
  const traceId = newId('trc')
  const standing = await queues.of(institution_id).standing(order_number, { traceId })
  if (isGatewayFailure(standing)) {
    log.warn(
      { appointmentId, reason: standing.reason, traceId },
      'a hospital did not say how its queue stands',
    )
    return
  }
  const hasChanged = await inTransaction(db, (tx) => keepStanding(tx, { appointmentId, standing, askedAt }))
  if (hasChanged) watch.changed(appointmentId)
}

async function askGuide(
  { db, clock, queues, log }: QueueDeps,
  { appointment_id: appointmentId, institution_id, order_number }: AppointmentRow,
): Promise<void> {
  const traceId = newId('trc')
  const guide = await queues.of(institution_id).guide(order_number, { traceId })
  if (isGatewayFailure(guide)) {
    log.warn({ appointmentId, reason: guide.reason, traceId }, 'a hospital did not say where a visit is')
    return
  }
  await keepGuide(db, { appointmentId, guide, now: clock.now() })
}

/** Whoever gets a yes asks; nobody else does for a while. */
async function mayAsk({ db, clock }: QueueDeps, appointmentId: string): Promise<boolean> {
  const now = clock.now()
  const { numUpdatedRows } = await db
    .updateTable('queue_places')
    .set({ ask_due_at: shift(now, ASK_EVERY_MS) })
    .where('appointment_id', '=', appointmentId)
    .where('ask_due_at', '<=', now)
    .where('state', '!=', 'seen')
    .executeTakeFirst()

  return numUpdatedRows === 1n
}
