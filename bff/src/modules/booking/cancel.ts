import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { cancelUntilOf } from './appointment-view.ts'
import { type AppointmentRow, findAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { followOutcome } from './follow-outcome.ts'
import { bookingOf } from './perform-operation.ts'
import { states } from './states.ts'
import { step } from './step.ts'
import { takeStep } from './take-step.ts'

type CancelRefusal = Refusal<'CANCEL_TOO_LATE' | 'APPOINTMENT_STATE' | 'NOT_FOUND'>

/**
 * Gives a place back. It is cancelled when the hospital has said so; until then it is being cancelled. Asking
 * twice is asking once.
 */
export async function cancelAppointment(
  deps: BookingDeps,
  { appointmentId, signal }: { appointmentId: string; signal: AbortSignal },
): Promise<AppointmentRow | CancelRefusal> {
  const asked = await askToCancel(deps, appointmentId)
  if (isRefusal(asked)) return asked
  if (asked === 'asked') {
    deps.watch.changed(appointmentId)
    deps.nudge(0)
  }
  const row = await followOutcome(deps, { appointmentId, outside: 'cancelling', signal })
  if (row.state === 'booked' && row.reason === 'CANCEL_TOO_LATE') return tooLate(deps, row)

  return row
}

function askToCancel(
  { db, clock, config }: BookingDeps,
  appointmentId: string,
): Promise<'asked' | 'asked before' | CancelRefusal> {
  return inTransaction(db, async (tx) => {
    const row = await findAppointment(tx, appointmentId)
    if (row === undefined) return refuse('NOT_FOUND')
    const { outside } = states[row.state]
    if (outside === 'cancelling' || outside === 'cancelled') return 'asked before'
    const now = clock.now()
    const next = step(bookingOf(row), { kind: 'cancel_asked', at: now })
    if (next === undefined) return refuse('APPOINTMENT_STATE')
    if (now >= cancelUntilOf(config, row)) return tooLate({ config }, row)
    const isTaken = await takeStep(tx, { row, next, cause: 'cancel asked by the account', now })

    // Somebody else changed it between the two statements: what the person saw is no longer so.
    return isTaken ? 'asked' : refuse('APPOINTMENT_STATE')
  })
}

function tooLate({ config }: Pick<BookingDeps, 'config'>, row: AppointmentRow): Refusal<'CANCEL_TOO_LATE'> {
  const institution = config.institutions.find((one) => one.institutionId === row.institution_id)

  return refuse('CANCEL_TOO_LATE', { params: { minutes: institution?.cancelUntilMinutes ?? 0 } })
}
