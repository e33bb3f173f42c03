import type { ChannelPrepaid } from '../../gateways/payments/port.ts'
import type { LocalText } from '../../lib/local-text.ts'
import type { Reason } from './order.ts'

/** What came of an operation. `detail`: the other side's own code or time, for the history that staff read. */
export type Answer = Outcome & { detail?: string }

/**
 * In the few words on which the next step depends. `unknown`: no answer that could be read; nothing follows from it
 * (R2). `later`: refused for now, nothing was done, the same call may succeed.
 */
type Outcome =
  | { to: 'check'; is: 'ok'; cashFen: number; insuranceFen: number; facts: Facts }
  | { to: 'check'; is: 'refused'; reason: Reason }
  | { to: 'check'; is: 'later' | 'unknown' }
  | { to: 'prepay'; is: 'done'; facts: Facts }
  | { to: 'prepay'; is: 'already_paid' | 'refused' | 'later' | 'unknown' }
  | { to: 'query_trade'; is: 'paid'; amountFen: number; facts: Facts }
  | { to: 'query_trade'; is: 'none' | 'unpaid' | 'closed' | 'unknown' }
  | { to: 'close_trade'; is: 'closed' | 'already_paid' | 'unknown' }
  | { to: 'settle_insurance'; is: 'done' | 'refused' | 'later' | 'unknown' }
  | { to: 'query_insurance'; is: 'none' | 'settled' | 'revoked' | 'unknown' }
  | { to: 'revoke_insurance'; is: 'done' | 'refused' | 'later' | 'unknown' }
  | { to: 'settle'; is: 'done'; facts: Facts }
  | { to: 'settle'; is: 'refused' | 'later' | 'unknown' }
  | { to: 'query_settlement'; is: 'settled'; facts: Facts }
  | { to: 'query_settlement'; is: 'none' | 'cancelled' | 'refunded' | 'unknown' }
  /** `done`: the number is never settled from now on. */
  | { to: 'fence'; is: 'done' | 'already_settled' | 'unknown' }
  /** `refused`: something was carried out or dispensed. */
  | { to: 'unsettle'; is: 'done' | 'refused' | 'later' | 'unknown' }
  | { to: 'query_unsettle'; is: 'none' | 'done' | 'unknown' }
  /** `impossible`: not under this number nor by this way. */
  | { to: 'refund'; is: 'done' | 'processing' | 'impossible' | 'later' | 'unknown' }
  | { to: 'query_refund'; is: 'none' | 'done' | 'processing' | 'impossible' | 'unknown' }

/** What is learnt on the way and kept with the payment; no decision depends on it. */
export interface Facts {
  /** Of the amounts as the hospital checked them. */
  digest?: string
  lines?: PaidLine[]
  prepaid?: ChannelPrepaid
  providerNumber?: string
  paidAt?: Date
  settlementNumber?: string
  /** The hospital will not void the number: it has booked it, it says. */
  isVoidRefused?: true
  /** The hospital's numbers of what a refund gives back, where it is not all that is left. */
  itemIds?: readonly string[]
  /** By which two people have decided that it was given back by hand. */
  proposalId?: string
}

/** One thing that is paid for, in both languages. */
export interface PaidLine {
  /** Null but for a bill. */
  billId: string | null
  name: LocalText
  amountFen: number
}

export type AnswerTo<To extends Answer['to']> = Extract<Answer, { to: To }>
