import type { PatientLink } from '../../access.ts'
import type { Db } from '../../db/schema.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { mayStill } from '../patients/may-still.ts'
import { findAppointment, findByRequest, lockAppointment } from './appointments.ts'
import { type BookRefusal, prepare, store } from './book.ts'
import type { BookingDeps } from './deps.ts'
import { movableTo } from './replacements.ts'
import { takeEvent } from './take-event.ts'

export interface MoveWish {
  appointmentId: string
  /** Who moves it: the one who booked, or another who may book for the person. */
  mover: Pick<PatientLink, 'accountId' | 'patientId'>
  scheduleId: string
  slotId: string
  /** As the person was shown it. */
  feeFen: number
  idempotencyKey: string
}

/**
 * Stores the intent to take another time in the place of one whose clinic was stopped; answers the id of the new
 * appointment, which is for the same person. It stays with the account that booked, while that may book for the person,
 * and is the mover's else. The fee comes along: it stays with its payment, and neither goes back nor is paid again
 * (docs/decisions/0036).
 */
export async function moveAppointment(
  deps: BookingDeps,
  { appointmentId, mover, ...chosen }: MoveWish,
): Promise<string | BookRefusal | Refusal<'APPOINTMENT_STATE'>> {
  const replaced = await findAppointment(deps.db, appointmentId)
  if (replaced === undefined) return refuse('NOT_FOUND')
  const { institution_id: institutionId, channel } = replaced
  const mayBooker = await mayStill(deps.db, replaced, { scope: 'booking', now: deps.clock.now() })
  const { accountId, patientId } = mayBooker
    ? { accountId: replaced.account_id, patientId: replaced.patient_id }
    : mover
  const wish = { ...chosen, accountId, patientId, institutionId, channel }
  const earlier = await findByRequest(deps.db, wish)
  if (earlier) return earlier.appointment_id
  const { fee_state: feeState, payment_id: paymentId } = replaced
  const isFeeThere = paymentId === null || feeState !== 'paid' || (await deps.fees.isKept(paymentId))
  if (replaced.state !== 'stopped' || !isFeeThere) return refuse('APPOINTMENT_STATE')
  const ready = await prepare(deps, wish)
  if (isRefusal(ready)) return ready
  if (!movableTo(deps, replaced, ready)) return refuse('FEE_CHANGED', { params: { feeFen: ready.feeFen } })
  const moved = { ...ready, feeState, movedFrom: replaced }
  const stored = await store(deps, moved, {
    before: (tx, now) => beginMove(tx, appointmentId, now),
  })
  if (!isRefusal(stored)) deps.watch.changed(appointmentId)

  return stored
}

/** From here on nobody moves it once more, and its fee does not go back. */
async function beginMove(
  tx: Db,
  appointmentId: string,
  at: Date,
): Promise<Refusal<'APPOINTMENT_STATE'> | undefined> {
  const row = await lockAppointment(tx, appointmentId)
  const event = { kind: 'move_begun', at } as const
  const isTaken = row && (await takeEvent(tx, { row, event, cause: 'another time was chosen' }))

  return isTaken ? undefined : refuse('APPOINTMENT_STATE')
}
