import { step as bookingStep } from '../../src/modules/booking/step.ts'
import { wayBack } from '../../src/modules/payments/fee-payments.ts'
import { isOpen } from '../../src/modules/payments/payments.ts'
import {
  fencedBy,
  hasEnded,
  settledBy,
  settlementOf,
  unsettledBy,
} from '../../src/modules/payments/registration-answers.ts'
import { step as paymentStep } from '../../src/modules/payments/step.ts'

/** What the production code does. A mutant is these rules with one of them broken. */
export interface Rules {
  bookingStep: typeof bookingStep
  paymentStep: typeof paymentStep
  /** What the appointment answers its payment. */
  settledBy: typeof settledBy
  settlementOf: typeof settlementOf
  fencedBy: typeof fencedBy
  unsettledBy: typeof unsettledBy
  hasEnded: typeof hasEnded
  /** What the payment answers its appointment. */
  isOpen: typeof isOpen
  wayBack: typeof wayBack
  /** The appointment is told that it shall be given up before it is asked whether it is. */
  tellsGivenUp: boolean
  /** The payment is the new appointment's in the step that lets the old one go. */
  movesFee: boolean
  /** The hospital lets the old place go in the step that confirms the new one. */
  replacesAtOnce: boolean
}

export const productionRules: Rules = {
  ...{ bookingStep, paymentStep, settledBy, settlementOf, fencedBy, unsettledBy, hasEnded, isOpen, wayBack },
  tellsGivenUp: true,
  movesFee: true,
  replacesAtOnce: true,
}
