import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { DAY_MS, HOUR_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiDate, shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { type AppointmentRow, findAppointment } from '../booking/appointments.ts'
import type { QueueDeps } from './deps.ts'
import { findPlace, keepGuide, keepStanding, type QueuePlaceRow } from './queue-places.ts'

/** A hospital is asked about one person no more often, however many look. */
export const ASK_EVERY_MS = 10 * SECOND_MS
/** Of who waits and does not look: with the time between two rounds, and that of the round, within a minute. */
const UNWATCHED_EVERY_MS = 40 * SECOND_MS
const GUIDE_FRESH_MS = HOUR_MS
/** So many of those who wait are asked about at once by one replica; a hospital that is slow holds up no more. */
const AT_ONCE = 10

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

/** Asks about all who check in or wait without an open page and are due, several at once; replicas share the work. */
export async function syncQueues(deps: QueueDeps): Promise<void> {
  await Promise.all(Array.from({ length: AT_ONCE }, () => askOneByOne(deps)))
}

async function askOneByOne(deps: QueueDeps): Promise<void> {
  for (;;) {
    const appointmentId = await claimUnwatched(deps)
    if (appointmentId === undefined) return
    try {
      const appointment = await findAppointment(deps.db, appointmentId)
      if (appointment !== undefined) await askStanding(deps, appointment)
    } catch (error) {
      // One that cannot be written down keeps nobody else waiting.
      deps.log.error({ err: error, appointmentId }, 'a queue could not be asked about')
    }
  }
}

/** Whoever waits longest, and nobody else is asking about; the turn is taken with it. */
function claimUnwatched({ db, clock }: QueueDeps): Promise<string | undefined> {
  const now = clock.now()

  return inTransaction(db, async (tx) => {
    const due = await tx
      .selectFrom('queue_places')
      .select('appointment_id')
      .where('state', 'in', ['checking_in', 'waiting', 'called', 'missed'])
      .where('ask_due_at', '<=', shift(now, ASK_EVERY_MS - UNWATCHED_EVERY_MS))
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('appointments')
            .select('appointments.appointment_id')
            .whereRef('appointments.appointment_id', '=', 'queue_places.appointment_id')
            .where('appointments.state', '=', 'booked')
            .where('appointments.starts_at', '>=', new Date(shanghaiInstantOf(shanghaiDate(now), '00:00')))
            .where('appointments.starts_at', '<', shift(now, DAY_MS)),
        ),
      )
      .orderBy('ask_due_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (due === undefined) return undefined
    await tx
      .updateTable('queue_places')
      .set({ ask_due_at: shift(now, ASK_EVERY_MS) })
      .where('appointment_id', '=', due.appointment_id)
      .execute()

    return due.appointment_id
  })
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

async function askGuide({ db, clock, guides }: QueueDeps, appointment: AppointmentRow): Promise<void> {
  const guide = await guides.ask(appointment)
  if (isGatewayFailure(guide)) return
  await keepGuide(db, { appointmentId: appointment.appointment_id, guide, now: clock.now() })
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
