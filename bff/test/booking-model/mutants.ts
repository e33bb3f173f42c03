import { isGatewayFailure } from '../../src/gateways/failure.ts'
import { refusalOf } from '../../src/gateways/his/port.ts'
import { type Booking, type BookingEvent, type Step, step } from '../../src/modules/booking/step.ts'
import { productionRules, type Rules } from './rules.ts'

/** `step` with one decision replaced; undefined leaves the decision to production. */
function withDecision(
  replace: (booking: Booking, event: BookingEvent, made: Step | undefined) => Step | undefined,
): Rules {
  return {
    ...productionRules,
    step: (booking, event) => {
      const made = step(booking, event)

      return replace(booking, event, made) ?? made
    },
  }
}

function isUnanswered(event: BookingEvent): boolean {
  if (event.kind !== 'answered') return false
  const { answer } = event

  return 'result' in answer && isGatewayFailure(answer.result) && refusalOf(answer.result) === undefined
}

function orderFound(event: BookingEvent): string | undefined {
  if (event.kind !== 'answered' || event.answer.to !== 'query') return undefined
  const { result } = event.answer

  return isGatewayFailure(result) ? undefined : result.state
}

const failed: Step = { state: 'failed', reason: { code: 'HOSPITAL_UNAVAILABLE' } }

/** Each breaks one rule of reliability.md §3.2 or §3.6 and must be caught. */
export const mutants: Readonly<Record<string, Rules>> = {
  'takes a lock that is not answered for refused (R2)': withDecision((booking, event) =>
    booking.state === 'locking' && isUnanswered(event) ? failed : undefined,
  ),
  'takes a confirmation that is not answered for refused (R2)': withDecision((booking, event) =>
    booking.state === 'confirming' && isUnanswered(event) ? failed : undefined,
  ),
  'takes a cancel that is not answered for done (R2)': withDecision((booking, event) =>
    booking.state === 'cancelling' && isUnanswered(event) ? { state: 'cancelled' } : undefined,
  ),
  'takes a number the hospital has not seen yet for dead (R3)': withDecision((booking, event) =>
    booking.state === 'lock_unknown' && orderFound(event) === 'none' ? failed : undefined,
  ),
  'gives up without telling the hospital (R3)': withDecision((_booking, _event, made) =>
    made?.state === 'releasing' ? failed : undefined,
  ),
  'believes a refusal while an earlier call may still arrive (R3)': withDecision((booking, event, made) =>
    booking.state === 'locking' &&
    made?.state === 'releasing' &&
    event.kind === 'answered' &&
    event.setbacks > 0
      ? failed
      : undefined,
  ),
  'stops cancelling when the hospital still says confirmed (R3)': withDecision((booking, event) =>
    booking.state === 'cancel_unknown' && orderFound(event) === 'confirmed' ? { state: 'booked' } : undefined,
  ),
  'says booked once the place is locked': withDecision((_booking, _event, made) =>
    made?.state === 'confirming' ? { state: 'booked' } : undefined,
  ),
  'asks no further after an unanswered query': withDecision((booking, event, made) =>
    made?.state === booking.state && made.operation?.kind === 'query' && isUnanswered(event)
      ? { state: booking.state }
      : undefined,
  ),
  'takes a new number for each repetition (R4)': { ...productionRules, keepsNumber: false },
  'writes results whoever has moved on since (R5, R9)': {
    ...productionRules,
    comparesVersion: false,
    fencesLeases: false,
  },
  'frees our place before the hospital has (§3.6)': { ...productionRules, releasesAtEnd: false },
}

/** Broken alone they do no harm, because another rule stands behind each; measured so that nobody need guess. */
export const masked: Readonly<Record<string, Rules>> = {
  'compares no version, but fences leases': { ...productionRules, comparesVersion: false },
  'fences no leases, but compares versions': { ...productionRules, fencesLeases: false },
  'repeats an abandoned call without asking first: calls are idempotent by their number': {
    ...productionRules,
    doubtsAbandoned: false,
  },
}
