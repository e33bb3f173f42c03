import { normalizePhone } from '@tongzhen/contract/documents'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { findAppointment, lockAppointment } from '../booking/appointments.ts'
import type { ParkingDeps } from './deps.ts'
import { isOffered } from './parking-view.ts'
import { insertParking, lockParkingOf, moveParking, openCar, sealCar } from './parkings.ts'

type NameRefusal = Refusal<'PARKING_NOT_HERE' | 'PARKING_STATE' | 'NOT_FOUND'>

/** The car in which the patient comes; naming the same again changes nothing. */
export async function nameCar(
  deps: ParkingDeps,
  {
    appointmentId,
    accountId,
    plate,
    phone,
  }: { appointmentId: string; accountId: string; plate: string; phone: string | null },
): Promise<undefined | NameRefusal> {
  const { db, clock, fields, accounts, watch, nudge } = deps
  const now = clock.now()
  const car = { plate, phone: normalizePhone(phone ?? (await accounts.phoneOf(accountId))) }
  const visit = await findAppointment(db, appointmentId)
  if (visit === undefined) return refuse('NOT_FOUND')
  if (!(await isOffered(deps, visit, now))) return refuse('PARKING_NOT_HERE')
  const institutionId = await inTransaction(db, async (tx) => {
    const appointment = await lockAppointment(tx, appointmentId)
    if (appointment === undefined) return refuse('NOT_FOUND')
    if (appointment.state !== 'booked') return refuse('PARKING_NOT_HERE')
    const { institution_id, starts_at: startsAt } = appointment
    const row = await lockParkingOf(tx, appointmentId)
    if (row === undefined) {
      const of = { institutionId: institution_id, appointmentId, accountId, startsAt, car }
      await insertParking(tx, of, { fields, now })

      return institution_id
    }
    if (row.state === 'let_in' || row.state === 'left') return refuse('PARKING_STATE')
    const known = openCar(fields, row)
    if (row.state === 'expected' && known.plate === car.plate && known.phone === car.phone)
      return institution_id
    await moveParking(tx, row, {
      ...{ to: 'expected', cause: row.state === 'expected' ? 'changed' : 'named', now },
      change: sealCar(fields, row.parking_id, car),
      ...(row.state === 'withdrawn' && { tells: 'parking.expected' as const }),
    })

    return institution_id
  })
  if (isRefusal(institutionId)) return institutionId
  watch.changed(institutionId)
  nudge(0)

  return undefined
}

/** Takes it back while it has not come; asking twice is asking once. */
export async function withdrawCar(
  { db, clock, watch }: ParkingDeps,
  appointmentId: string,
): Promise<undefined | Refusal<'PARKING_STATE'>> {
  const row = await inTransaction(db, async (tx) => {
    const found = await lockParkingOf(tx, appointmentId)
    if (found === undefined || found.state === 'withdrawn') return undefined
    if (found.state !== 'expected') return refuse('PARKING_STATE')
    await moveParking(tx, found, { to: 'withdrawn', cause: 'withdrawn', now: clock.now() })

    return found
  })
  if (isRefusal(row)) return row
  if (row) watch.changed(row.institution_id)

  return undefined
}
