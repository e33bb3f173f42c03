import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { addOperation, dropOperation, finishOperation } from '../../jobs/operations.ts'
import { addEvents } from '../../jobs/outbox.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { MINUTE_MS, shift } from '../../lib/clock.ts'
import { lockAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { nextReminder, type ReminderKind, reminderKinds } from './reminder-times.ts'
import { states } from './states.ts'
import type { ReminderEvent } from './told-events.ts'

/** Name of the reminders' operations in the table of operations: of each appointment the next one only. */
export const REMINDERS_QUEUE = 'reminders'

/** While it is not known whether a place was given back, its owner is not reminded of it. */
const WHILE_CANCELLING_MS = 10 * MINUTE_MS

const eventOf: Readonly<Record<ReminderKind, ReminderEvent>> = {
  week: 'appointment.week_ahead',
  eve: 'appointment.eve',
  morning: 'appointment.morning',
}

/** In the transaction that books, or that opens a stopped clinic again; those that are past by then are passed by. */
export async function oweReminder(
  tx: Db,
  { appointmentId, startsAt, now }: { appointmentId: string; startsAt: Date; now: Date },
): Promise<void> {
  await dropOperation(tx, { queue: REMINDERS_QUEUE, subjectId: appointmentId })
  const next = nextReminder(startsAt, now)
  if (next !== undefined) await owe(tx, { appointmentId, ...next })
}

/**
 * Reminds of a visit that is still booked, in the transaction that ends the operation, so that it is told once, and owes
 * the next reminder. One that comes late (nobody was working) leaves out those whose time has passed by then.
 */
export function createReminderOperations({ db, clock, nudge }: BookingDeps): OperationHandler {
  return async (operation) => {
    const appointmentId = operation.subjectId
    const kind = reminderKinds.find((one) => one === operation.kind)
    if (kind === undefined) throw new Error(`there is no reminder ${operation.kind}`)
    await inTransaction(db, async (tx) => {
      if (!(await finishOperation(tx, operation))) return
      const row = await lockAppointment(tx, appointmentId)
      const now = clock.now()
      if (row === undefined || now >= row.starts_at) return
      if (states[row.state].outside === 'cancelling') {
        await owe(tx, { appointmentId, kind, dueAt: shift(now, WHILE_CANCELLING_MS) })
        return
      }
      if (row.state !== 'booked') return
      await addEvents(tx, {
        ...{ aggregateType: 'appointment', aggregateId: appointmentId, types: [eventOf[kind]], now },
      })
      await oweReminder(tx, { appointmentId, startsAt: row.starts_at, now })
    })
    nudge(0)
  }
}

function owe(
  tx: Db,
  { appointmentId, kind, dueAt }: { appointmentId: string; kind: ReminderKind; dueAt: Date },
): Promise<void> {
  return addOperation(tx, {
    ...{ queue: REMINDERS_QUEUE, kind, subjectId: appointmentId, subjectVersion: 1, setbacks: 0, dueAt },
  })
}
