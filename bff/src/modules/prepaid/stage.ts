import type { PrepaidStage, RefundState } from '@tongzhen/contract/states'
import { MINUTE_MS } from '../../lib/clock.ts'
import type { PrepaidRow } from './prepaid-refunds.ts'
import { MOST_TRANSFERS, type PrepaidState } from './step.ts'

/** What people are told of each state. */
export const stageOf: Readonly<Record<PrepaidState, PrepaidStage>> = {
  waiting: 'on_card',
  deducting: 'leaving_card',
  deduct_unknown: 'leaving_card',
  fencing: 'leaving_card',
  sending: 'sending',
  send_unknown: 'sending',
  to_take: 'to_take',
  stopped: 'stopped',
  confirming: 'arrived',
  restoring: 'going_back_to_card',
  done: 'arrived',
  restored: 'back_on_card',
  refused: 'on_card',
  off: 'on_card',
}

/** The application hears a moment later that the money is there; an end is told when it is one for both. */
const beforeItsEnd: Partial<Record<PrepaidStage, PrepaidStage>> = {
  arrived: 'sending',
  back_on_card: 'going_back_to_card',
}

/** What the patient is told: who reads of an end may apply anew at once. */
export function stageTold(application: RefundState, state: PrepaidState): PrepaidStage {
  const stage = stageOf[state]

  return application === 'returning' ? (beforeItsEnd[stage] ?? stage) : stage
}

/** Of a state that should last seconds, for so long: somebody's business (reliability.md I13). */
const TOO_LONG_MS = 30 * MINUTE_MS
const brief: readonly PrepaidState[] = [
  ...(['deducting', 'deduct_unknown', 'fencing', 'sending', 'send_unknown', 'restoring'] as const),
]

export function isInReview({ state, changed_at: since }: PrepaidRow, now: Date): boolean {
  return brief.includes(state) && now.getTime() - since.getTime() > TOO_LONG_MS
}

export function mayBeMended({ state, transfer_seq }: PrepaidRow): {
  canSendAgain: boolean
  canPutBack: boolean
} {
  const isStopped = state === 'stopped'

  return { canSendAgain: isStopped && transfer_seq < MOST_TRANSFERS, canPutBack: isStopped }
}
