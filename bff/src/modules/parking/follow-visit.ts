import type { Db } from '../../db/schema.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { findAppointment } from '../booking/appointments.ts'
import { hasGoneWithVisit, insertParking, lockParkingOf, moveParking, openCar } from './parkings.ts'

/** With the visit goes the car that was expected, and comes back with it: opened again, or at another time. */
export function createVisitFollower({ fields }: { fields: FieldCrypto }): EventConsumer {
  return async (tx, { type, aggregate_id: appointmentId }, now) => {
    switch (type) {
      case 'appointment.cancelled':
      case 'appointment.stopped':
        return withdraw(tx, appointmentId, now)
      case 'appointment.reopened':
        return expectAgain(tx, appointmentId, now)
      case 'appointment.booked':
        return expectElsewhen(tx, appointmentId, { fields, now })
      default:
        return undefined
    }
  }
}

async function withdraw(tx: Db, appointmentId: string, now: Date): Promise<void> {
  const row = await lockParkingOf(tx, appointmentId)
  if (row?.state !== 'expected') return
  await moveParking(tx, row, { to: 'withdrawn', cause: 'visit_ended', now })
}

async function expectAgain(tx: Db, appointmentId: string, now: Date): Promise<void> {
  const row = await lockParkingOf(tx, appointmentId)
  if (row === undefined || !(await hasGoneWithVisit(tx, row))) return
  await moveParking(tx, row, { to: 'expected', cause: 'visit_again', tells: 'parking.expected', now })
}

/** The car of the visit whose place this one took. Which of the two is heard of first does not matter. */
async function expectElsewhen(
  tx: Db,
  appointmentId: string,
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<void> {
  const visit = await findAppointment(tx, appointmentId)
  if (visit?.moved_from == null || visit.state !== 'booked') return
  const before = await lockParkingOf(tx, visit.moved_from)
  if (before === undefined || (await lockParkingOf(tx, appointmentId)) !== undefined) return
  if (before.state !== 'expected' && !(await hasGoneWithVisit(tx, before))) return
  await withdraw(tx, visit.moved_from, now)
  const { institution_id: institutionId, starts_at: startsAt } = visit
  const of = { institutionId, appointmentId, startsAt, accountId: before.account_id }
  await insertParking(tx, { ...of, car: openCar(fields, before) }, { fields, now })
}
