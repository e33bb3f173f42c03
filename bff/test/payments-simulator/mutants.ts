import type { Answer } from '../../src/modules/payments/answers.ts'
import { step } from '../../src/modules/payments/step.ts'
import { productionRules, type Rules } from './rules.ts'
import type { Operation } from './store.ts'

/** Production with one rule of reliability.md §3.2 broken around the reducer. */
function without(broken: Partial<Rules>): Rules {
  return { ...productionRules, ...broken }
}

/** Instead of asking. */
function presuming(presume: (operation: Operation) => Answer | undefined): Partial<Rules> {
  return { presume }
}

const timeoutIsRefusal: typeof step = (order, event) => {
  const isTimeout = event.kind === 'answered' && event.answer.to === 'settle' && event.answer.is === 'unknown'

  return step(order, isTimeout ? { ...event, answer: { to: 'settle', is: 'refused' } } : event)
}

const closesForGood: typeof step = (order, event) => {
  const next = step(order, event)
  if (next?.order.state !== 'closed' || order.state === 'closed') return next
  const { operation: _, ...rest } = next

  return rest
}

const deafWhenHeld: typeof step = (order, event) =>
  order.state === 'held' && event.kind === 'hint' ? undefined : step(order, event)

const providerGivesByHand: typeof step = (order, event) => {
  const next = step(order, event)
  if (event.kind !== 'staff_returned_by_hand' || next === undefined) return next

  return { ...next, postings: next.postings.map((posting) => ({ ...posting, credit: 'channel' })) }
}

const fenceIsDone = presuming(({ kind }) => (kind === 'fence' ? { to: kind, is: 'done' } : undefined))

const careless = { fencesLeases: false, comparesVersions: false }

/** Each is caught. */
export const mutants: Readonly<Record<string, Rules>> = {
  'M1 (R2) gives money back when the hospital did not answer': without({
    step: timeoutIsRefusal,
    ...fenceIsDone,
  }),
  'M2 (R4) takes a new number for each try of a refund': without({ keepsRefundNumber: false }),
  'M4 (R8) closes without the provider': without(
    presuming(({ kind }) => (kind === 'close_trade' ? { to: kind, is: 'closed' } : undefined)),
  ),
  'M5 (R7) waits to be called back': without({ polls: false }),
  'M6 and M8 (R9, R5) write what was found under a lost lease, onto whatever is there': without(careless),
  'M7 says revoked when the first call to the insurer came to nothing': without(
    presuming(({ kind, setbacks }) =>
      kind === 'revoke_insurance' && setbacks > 0 ? { to: kind, is: 'done' } : undefined,
    ),
  ),
  'M8 (R5) writes onto whatever is there': without({ comparesVersions: false }),
  'M9 (R3) gives back without the hospital’s fence': without(fenceIsDone),
  '(R4) gives back again what finance has had paid out under the number that was refused': without({
    step: deafWhenHeld,
  }),
  'takes what the hospital has given by hand out of what the provider holds': without({
    step: providerGivesByHand,
  }),
  'takes two applications for one order at a time': without({ hasOneApplication: false }),
  '(R1) agrees to a refund first, and begins it in a second transaction': without({
    agreesWithRefund: false,
  }),
  '(R1) keeps what it will ask next in its memory only': without({ storesOperations: false }),
}

/** Broken alone they do no harm, because another rule stands behind each; measured so that nobody need guess. */
export const masked: Readonly<Record<string, Rules>> = {
  'M1 (R2) takes silence for a refusal, but has the fence behind it (R3)': without({
    step: timeoutIsRefusal,
  }),
  'M3 (R6) posts without the unique key, but compares versions (R5)': without({ postsOnce: false }),
  'M6 (R9) fences no leases, but compares versions (R5)': without({ fencesLeases: false }),
  '(R2) repeats an abandoned call without asking: calls are idempotent by their number (R4)': without({
    doubtsAbandoned: false,
  }),
}

/** What the simulator has found in production and is mended; each needs many histories to be caught. */
export const mended: Readonly<Record<string, Rules>> = {
  '(R7) keeps a call-back first, and heeds it in a second transaction': without({
    keepsCallbackWithHint: false,
  }),
  '(R7) rests when it has closed, though it was deaf meanwhile': without({ step: closesForGood }),
}

/** M3 by itself changes nothing; where nothing else is left, the unique key alone keeps the books (R6). */
export const unique = {
  kept: without(careless),
  broken: without({ ...careless, postsOnce: false }),
}
