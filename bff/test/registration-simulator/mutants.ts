import { isGatewayFailure } from '../../src/gateways/failure.ts'
import { refusalOf } from '../../src/gateways/his/port.ts'
import { type BookingEvent, step as bookingStep } from '../../src/modules/booking/step.ts'
import { productionRules, type Rules } from './rules.ts'

function without(broken: Partial<Rules>): Rules {
  return { ...productionRules, ...broken }
}

function isUnanswered(event: BookingEvent): boolean {
  if (event.kind !== 'answered' || !('result' in event.answer)) return false
  const { result } = event.answer

  return isGatewayFailure(result) && refusalOf(result) === undefined
}

/** Each breaks one thing that the two machines rely on of each other, and must be caught. */
export const mutants: Readonly<Record<string, Rules>> = {
  'gives money back without making sure that the place is never taken (R3)': without({
    fencedBy: () => 'done',
    tellsGivenUp: false,
  }),
  'takes a place that is being confirmed for given back': without({
    settlementOf: (seen) => (seen === 'confirming' || seen === 'confirm_unknown' ? 'cancelled' : 'none'),
  }),
  'takes the fee as settled before the hospital has confirmed': without({
    settledBy: (seen) => (seen === 'confirming' ? 'done' : productionRules.settledBy(seen)),
  }),
  'keeps the fee of a visit that was cancelled': without({
    bookingStep: (booking, event) => {
      const next = bookingStep(booking, event)
      if (next?.operation?.kind !== 'return_fee') return next
      const { operation: _, ...rest } = next

      return rest
    },
  }),
  'lets a stopped place go after the new one is confirmed, and not with it': without({
    replacesAtOnce: false,
  }),
  'leaves the fee with the place that was moved away from': without({ movesFee: false }),
  'lets the fee be asked back while the place is kept': without({ unsettledBy: () => 'done' }),
  'takes an unanswered confirmation for refused (R2)': without({
    bookingStep: (booking, event) =>
      booking.state === 'confirming' && isUnanswered(event)
        ? { state: 'failed', reason: { code: 'HOSPITAL_UNAVAILABLE' } }
        : bookingStep(booking, event),
  }),
  'confirms a place as soon as its payment is opened': without({
    bookingStep: (booking, event) =>
      event.kind === 'answered' && event.answer.to === 'await_payment' && event.answer.is === 'later'
        ? bookingStep(booking, { kind: 'fee_paid', at: event.at })
        : bookingStep(booking, event),
  }),
}

/** Broken alone they do no harm, because another rule stands behind each; measured so that nobody need guess. */
export const masked: Readonly<Record<string, Rules>> = {
  'forgets a fee that was still on its way when the place was given back: it goes back by the fence': without(
    {
      wayBack: (order) => (order.state === 'paid' ? 'begin' : 'begun before'),
    },
  ),
  'takes every payment for ended: what comes in nevertheless goes back by the fence': without({
    isOpen: () => false,
  }),
}
