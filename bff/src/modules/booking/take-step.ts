import { LONGEST_CAUSE } from '../../db/columns.ts'
import type { Db } from '../../db/schema.ts'
import { addOperation } from '../../jobs/operations.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { shift } from '../../lib/clock.ts'
import type { AppointmentRow } from './appointments.ts'
import { endMove } from './end-move.ts'
import { oweReminder } from './reminders.ts'
import { givePlaceBack } from './slot-places.ts'
import { type BookingState, states } from './states.ts'
import type { NextOperation, Step } from './step.ts'
import { nextSyncAt } from './sync-times.ts'
import { toldEvents } from './told-events.ts'

/** Name of the booking operations in the table of operations. */
export const BOOKING_QUEUE = 'booking'

/** It has ended without a visit. */
const givesPlaceBack: readonly BookingState[] = ['failed', 'cancelled', 'moved']

export interface TakenStep {
  row: AppointmentRow
  next: Step
  /** For the history. */
  cause: string
  now: Date
}

/**
 * Writes a step: the state under comparison with the version it was computed from, its history, our place when
 * the booking has ended without a visit, and the operation it owes. False when the appointment has changed since.
 */
export async function takeStep(tx: Db, { row, next, cause, now }: TakenStep): Promise<boolean> {
  const hasMoved = next.state !== row.state
  if (hasMoved && !(await changeState(tx, { row, next, cause, now }))) return false
  const version = hasMoved ? row.version + 1 : row.version
  if (hasMoved && givesPlaceBack.includes(next.state)) {
    await givePlaceBack(tx, {
      institutionId: row.institution_id,
      scheduleId: row.schedule_id,
      slotId: row.slot_id,
    })
  }
  if (hasMoved && row.moved_from !== null) await endMove(tx, { row, next, now })
  if (next.operation) {
    const { operation } = next
    await oweOperation(tx, { appointmentId: row.appointment_id, version, operation, now })
  }

  return true
}

export function oweOperation(
  tx: Db,
  {
    appointmentId,
    version,
    operation,
    now,
  }: { appointmentId: string; version: number; operation: NextOperation; now: Date },
): Promise<void> {
  return addOperation(tx, {
    queue: BOOKING_QUEUE,
    kind: operation.kind,
    subjectId: appointmentId,
    subjectVersion: version,
    setbacks: operation.setbacks,
    dueAt: shift(now, operation.delayMs),
  })
}

async function changeState(tx: Db, { row, next, cause, now }: TakenStep): Promise<boolean> {
  const { isActive } = states[next.state]
  const { reason, confirmation, stopReason, change = {} } = next
  const snapshot = {
    ...row.snapshot,
    ...(confirmation?.location && { location: confirmation.location }),
    ...(stopReason && { stopReason }),
  }
  const needsIdentity = isActive && next.state !== 'booked'
  const { numUpdatedRows } = await tx
    .updateTable('appointments')
    .set({
      state: next.state,
      is_active: isActive,
      version: row.version + 1,
      changed_at: now,
      sync_due_at: nextSyncAt({ state: next.state, startsAt: row.starts_at, now }),
      ...(change.feeState && { fee_state: change.feeState }),
      ...(change.payUntilAt && { pay_until_at: change.payUntilAt }),
      ...(change.giveUpAt && { give_up_at: change.giveUpAt }),
      ...(change.paymentId && { payment_id: change.paymentId }),
      ...(needsIdentity ? {} : { identity: null }),
      ...(reason !== undefined && {
        reason: reason?.code ?? null,
        reason_params: reason?.params ? JSON.stringify(reason.params) : null,
      }),
      ...(confirmation && {
        hospital_number: confirmation.hospitalNumber,
        queue_number: confirmation.queueNumber,
      }),
      ...((confirmation?.location || stopReason) && { snapshot: JSON.stringify(snapshot) }),
    })
    .where('appointment_id', '=', row.appointment_id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false

  await tx
    .insertInto('appointment_history')
    .values({
      appointment_id: row.appointment_id,
      version: row.version + 1,
      from_state: row.state,
      to_state: next.state,
      cause: cause.slice(0, LONGEST_CAUSE),
      at: now,
    })
    .execute()
  const told = { aggregateType: 'appointment', aggregateId: row.appointment_id } as const
  const types = toldEvents(row.state, next.state)
  await addEvents(tx, { ...told, types, now })
  if (next.state === 'booked' && types.length > 0) {
    await oweReminder(tx, { appointmentId: row.appointment_id, startsAt: row.starts_at, now })
  }

  return true
}
