import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalOrder } from '../../gateways/his/port.ts'
import { newId } from '../../lib/ids.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { lockAppointment } from '../booking/appointments.ts'
import { readStopReason } from '../booking/stop-reason.ts'
import { takeEvent } from '../booking/take-event.ts'
import type { ClinicStopsDeps } from './deps.ts'
import type { ClinicKey, StopRow } from './stops.ts'

/** Transactions at once: a clinic of two hundred is through in a second or two. */
const AT_ONCE = 8

/**
 * Asks once how everybody in a clinic stands, and takes each appointment's step: its page and its owner are told from
 * there on. Repeating it tells nobody twice. False when the hospital did not say.
 */
export async function tellBooked(deps: ClinicStopsDeps, stop: StopRow): Promise<boolean> {
  const clinic = { institutionId: stop.institution_id, scheduleId: stop.schedule_id }
  const orders = await deps.his
    .of(clinic.institutionId)
    .sessionOrders(clinic.scheduleId, { traceId: newId('trc') })
  if (isGatewayFailure(orders)) return false
  const waiting = await activeIn(deps.db, clinic)
  const [first] = waiting
  const stopReason = stop.reason ?? (first && (await readStopReason(deps, first)))
  const tellNext = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const order = orders.get(next.order_number)
      if (order !== undefined) await tellOne(deps, stop, { ...next, order, stopReason: stopReason ?? null })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, tellNext))

  return true
}

function activeIn(db: Db, { institutionId, scheduleId }: ClinicKey) {
  return db
    .selectFrom('appointments')
    .select(['appointment_id', 'order_number', 'institution_id', 'doctor_id', 'schedule_id', 'starts_at'])
    .where('institution_id', '=', institutionId)
    .where('schedule_id', '=', scheduleId)
    .where('is_active', '=', true)
    .execute()
}

interface Told {
  appointment_id: string
  order: HospitalOrder
  stopReason: LocalText | null
}

async function tellOne(
  { db, clock, watch, nudge }: ClinicStopsDeps,
  { stop_id, version }: StopRow,
  { appointment_id: appointmentId, order, stopReason }: Told,
): Promise<void> {
  const isTaken = await inTransaction(db, async (tx) => {
    const row = await lockAppointment(tx, appointmentId)
    // Opened again since the hospital was asked: what it said then must stop nobody.
    const now = await tx
      .selectFrom('clinic_stops')
      .select('version')
      .where('stop_id', '=', stop_id)
      .executeTakeFirst()
    if (row === undefined || now?.version !== version) return false
    const event = { kind: 'reported', at: clock.now(), order, stopReason } as const

    return takeEvent(tx, { row, event, cause: `reported: ${order.state}` })
  })
  if (!isTaken) return
  watch.changed(appointmentId)
  nudge(0)
}
