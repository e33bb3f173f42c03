import { type AppointmentRow, findAppointment } from '../booking/appointments.ts'
import type { BookingDeps } from '../booking/deps.ts'
import type { BookingState } from '../booking/states.ts'
import { tellAppointment } from '../booking/take-event.ts'
import type { AnswerTo } from './answers.ts'
import type { PaymentRow } from './payments.ts'
import type { SettlementParty } from './settlement-party.ts'

/**
 * Fees of appointments. The hospital is spoken to by the appointment alone, under its own order number: it is told
 * here that its fee was paid, or that it shall be given up, and what became of it is the hospital's word.
 */
export function createRegistrationParty(
  deps: Pick<BookingDeps, 'db' | 'clock' | 'watch' | 'nudge'>,
): SettlementParty {
  const { db, clock } = deps
  const find = async (row: PaymentRow) => ownOf(row, await findAppointment(db, appointmentOf(row)))
  const tell = async (row: PaymentRow, kind: 'fee_paid' | 'given_up') => {
    if ((await find(row)) === undefined) return undefined
    const event = { kind, at: clock.now() }
    const cause = kind === 'fee_paid' ? 'the fee was paid' : 'the payment goes back'

    return tellAppointment(deps, { appointmentId: appointmentOf(row), event, cause })
  }

  return {
    async check(row) {
      const to = 'check'
      const appointment = await find(row)
      if (appointment?.state !== 'paying') return { to, is: 'refused', reason: { code: 'APPOINTMENT_STATE' } }
      const { snapshot, fee_fen: amountFen } = appointment
      const lines = [{ billId: null, name: snapshot.departmentName, amountFen }]

      return { to, is: 'ok', cashFen: amountFen, insuranceFen: 0, facts: { lines } }
    },

    async settle(row) {
      const to = 'settle'
      const appointment = await tell(row, 'fee_paid')
      switch (appointment && places[appointment.state]) {
        case 'held':
          return { to, is: 'done', facts: factsOf(appointment) }
        case 'open':
          return { to, is: 'unknown' }
        default:
          return { to, is: 'refused' }
      }
    },

    async querySettlement(row) {
      return settlementOf(await find(row))
    },

    async fence(row) {
      const to = 'fence'
      const appointment = await tell(row, 'given_up')
      const place = appointment && places[appointment.state]
      if (place === 'held') return { to, is: 'already_settled' }

      return { to, is: place === 'open' ? 'unknown' : 'done' }
    },

    async unsettle(row) {
      const to = 'unsettle'
      const appointment = await find(row)
      if (hasEnded(appointment)) return { to, is: 'done' }

      // Whoever wants the fee back gives the place back, not the fee.
      return { to, is: appointment && places[appointment.state] === 'open' ? 'later' : 'refused' }
    },

    async queryUnsettle(row) {
      return { to: 'query_unsettle', is: hasEnded(await find(row)) ? 'done' : 'none' }
    },
  }
}

/** What a payment may know of its appointment's place at the hospital. */
const places: Readonly<Record<BookingState, 'not asked' | 'open' | 'held' | 'ended'>> = {
  locking: 'open',
  lock_unknown: 'open',
  to_pay: 'not asked',
  paying: 'not asked',
  withdrawing: 'not asked',
  confirming: 'open',
  confirm_unknown: 'open',
  booked: 'held',
  releasing: 'open',
  release_unknown: 'open',
  failed: 'ended',
  cancelling: 'open',
  cancel_unknown: 'open',
  cancelled: 'ended',
  visited: 'held',
  missed: 'held',
  stopped: 'ended',
}

function settlementOf(appointment: AppointmentRow | undefined): AnswerTo<'query_settlement'> {
  const to = 'query_settlement'
  if (appointment === undefined) return { to, is: 'cancelled' }
  switch (places[appointment.state]) {
    case 'held':
      return { to, is: 'settled', facts: factsOf(appointment) }
    case 'ended':
      return { to, is: 'cancelled' }
    case 'open':
      return { to, is: 'unknown' }
    case 'not asked':
      return { to, is: 'none' }
  }
}

function factsOf(appointment: AppointmentRow | undefined) {
  const settlementNumber = appointment?.hospital_number

  return settlementNumber ? { settlementNumber } : {}
}

function hasEnded(appointment: AppointmentRow | undefined): boolean {
  return appointment === undefined || places[appointment.state] === 'ended'
}

/** Undefined when another payment has taken this one's place. */
function ownOf(row: PaymentRow, appointment: AppointmentRow | undefined): AppointmentRow | undefined {
  return appointment?.payment_id === row.payment_id ? appointment : undefined
}

function appointmentOf({ payment_id, appointment_id }: PaymentRow): string {
  if (appointment_id === null) throw new Error(`payment ${payment_id} is of no appointment`)

  return appointment_id
}
