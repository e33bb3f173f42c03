import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { cancelUntilOf } from './appointment-view.ts'
import { type AppointmentRow, lockAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { followOutcome } from './follow-outcome.ts'
import { states } from './states.ts'
import { takeEvent } from './take-event.ts'

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
    const row = await lockAppointment(tx, appointmentId)
    if (row === undefined) return refuse('NOT_FOUND')
    const { outside } = states[row.state]
    if (outside === 'cancelling' || outside === 'cancelled') return 'asked before'
    const now = clock.now()
    // What is not paid yet is only held, and may be let go at any time.
    if (row.state === 'booked' && now >= cancelUntilOf(config, row)) return tooLate({ config }, row)
    const event = { kind: 'cancel_asked', at: now } as const
    const isTaken = await takeEvent(tx, { row, event, cause: 'cancel asked by the account' })

    return isTaken ? 'asked' : refuse('APPOINTMENT_STATE')
  })
}

function tooLate({ config }: Pick<BookingDeps, 'config'>, row: AppointmentRow): Refusal<'CANCEL_TOO_LATE'> {
  const institution = config.institutions.find((one) => one.institutionId === row.institution_id)

  return refuse('CANCEL_TOO_LATE', { params: { minutes: institution?.cancelUntilMinutes ?? 0 } })
}
