import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans, PrepaidWay } from '@tongzhen/contract/states'
import type { JSONColumnType } from 'kysely'
import type { FailCause } from '../../gateways/transfers/port.ts'
import type { LocalText } from '../../lib/local-text.ts'
import type { PrepaidNews, PrepaidState } from '../../modules/prepaid/step.ts'

export interface PrepaidSnapshot {
  institutionName: LocalText
  institutionPhone: string
  cardMasked: string
  /** Of the account at Alipay to which it goes. */
  accountMasked: string | null
}

/** Where the money of an application for a prepaid refund is (docs/decisions/0044). */
export interface PrepaidRefundsTable {
  application_id: string
  /** The hospital's and, with an ending, the provider's numbers of it. */
  order_number: string
  institution_id: string
  channel: Channel
  way: PrepaidWay
  means: PaymentMeans
  merchant: string
  amount_fen: number
  snapshot: JSONColumnType<PrepaidSnapshot>
  /** Sealed: how hospital and provider know the person; null once nobody is asked any more. */
  identity: string | null
  /** Sealed, normalised: who is told by text message that it has arrived, besides the account; null: nobody else. */
  notice_phone: string | null
  /** The application that ended because something in it was wrong (退款重办). */
  supersedes: string | null
  state: PrepaidState
  version: number
  deducting_since: Date | null
  is_deduct_unanswered: boolean
  transfer_seq: number
  sending_since: Date | null
  last_sent_at: Date | null
  is_send_unanswered: boolean
  is_accepted: boolean
  fail_code: string | null
  fail_cause: FailCause | null
  /** Sealed: what the person's WeChat needs to take the money. */
  taking: string | null
  provider_number: string | null
  arrived_at: Date | null
  created_at: Date
  changed_at: Date
}

export interface PrepaidRefundHistoryTable {
  application_id: string
  version: number
  from_state: PrepaidState | null
  to_state: PrepaidState
  cause: string
  at: Date
}

export type PrepaidEventType = PrepaidNews

export interface PrepaidTables {
  prepaid_refunds: PrepaidRefundsTable
  prepaid_refund_history: PrepaidRefundHistoryTable
}
