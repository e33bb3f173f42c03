import { type AppointmentRow, findAppointment } from '../booking/appointments.ts'
import type { BookingDeps } from '../booking/deps.ts'
import { tellAppointment } from '../booking/take-event.ts'
import type { PaymentRow } from './payments.ts'
import { fencedBy, hasEnded, settledBy, settlementOf, unsettledBy } from './registration-answers.ts'
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
      const is = settledBy(appointment?.state)

      return is === 'done' ? { to, is, facts: factsOf(appointment) } : { to, is }
    },

    async querySettlement(row) {
      const to = 'query_settlement'
      const appointment = await find(row)
      const is = settlementOf(appointment?.state)

      return is === 'settled' ? { to, is, facts: factsOf(appointment) } : { to, is }
    },

    async fence(row) {
      return { to: 'fence', is: fencedBy((await tell(row, 'given_up'))?.state) }
    },

    async unsettle(row) {
      return { to: 'unsettle', is: unsettledBy((await find(row))?.state) }
    },

    async queryUnsettle(row) {
      return { to: 'query_unsettle', is: hasEnded((await find(row))?.state) ? 'done' : 'none' }
    },
  }
}

function factsOf(appointment: AppointmentRow | undefined) {
  const settlementNumber = appointment?.hospital_number

  return settlementNumber ? { settlementNumber } : {}
}

/** Undefined when another payment has taken this one's place. */
function ownOf(row: PaymentRow, appointment: AppointmentRow | undefined): AppointmentRow | undefined {
  return appointment?.payment_id === row.payment_id ? appointment : undefined
}

function appointmentOf({ payment_id, appointment_id }: PaymentRow): string {
  if (appointment_id === null) throw new Error(`payment ${payment_id} is of no appointment`)

  return appointment_id
}
