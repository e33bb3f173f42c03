import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans, PaymentPurpose } from '@tongzhen/contract/states'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { ChannelPrepaid } from '../../gateways/payments/port.ts'
import type { LocalText } from '../../lib/local-text.ts'
import type { AppointmentEvent } from '../../modules/booking/told-events.ts'
import type { InvoiceEvent } from '../../modules/invoices/states.ts'
import type { ProxyEvent } from '../../modules/patients/terms.ts'
import type { PaidLine } from '../../modules/payments/answers.ts'
import type { LegPlan, OutboxType } from '../../modules/payments/order.ts'
import type { OrderState } from '../../modules/payments/states.ts'
import type { FamilyHelpEvent } from './family-helps.ts'
import type { NamedDoctorEvent } from './named-doctor.ts'
import type { ParkingEvent } from './parking.ts'
import type { PrepaidEventType } from './prepaid.ts'
import type { RefundEvent } from './refunds.ts'
import type { ReportEvent } from './reports.ts'

/** What the person saw when paying, so that records can be shown while the hospital's system is down. */
export interface PaymentSnapshot {
  institutionName: LocalText
  institutionPhone: string
}

type NullableJson<T> = ColumnType<T | null, string | null, string | null>

/** Columns without a word here are those of `PaymentOrder` (modules/payments/order.ts). */
export interface PaymentsTable {
  payment_id: string
  /** The number of settlement and trade, fixed when the row is made and never changed (reliability.md R1, R4). */
  order_number: string
  institution_id: string
  /** Who pays; null once the account is closed, like the next three: money is accounted for without a person. */
  account_id: string | null
  patient_id: string | null
  person_id: string | null
  idempotency_key: string | null
  purpose: PaymentPurpose
  /** Of a registration. */
  appointment_id: string | null
  /** Of money paid beforehand for a stay: the hospital's number of it. */
  stay_id: string | null
  channel: Channel
  means: PaymentMeans
  /** Name of the merchant in the configuration, who keeps this payment whatever is configured later. */
  merchant: string
  plan: LegPlan
  state: OrderState
  amount_fen: number
  cash_fen: number
  insurance_fen: number
  paid_fen: number
  refunded_fen: number
  is_insured: boolean
  insured_fen: number
  settled_fen: number
  by_hand_fen: number
  refund_fen: number
  refund_seq: number
  expires_at: Date
  deadline_at: Date | null
  reason: ErrorCode | null
  reason_params: NullableJson<Record<string, string | number>>
  snapshot: JSONColumnType<PaymentSnapshot>
  /** What is paid for; known once the hospital has been asked. */
  lines: NullableJson<PaidLine[]>
  /** Sealed `PaymentIdentity`, for the calls that need it; null once no call will. */
  identity: string | null
  digest: string | null
  prepaid: NullableJson<ChannelPrepaid>
  provider_number: string | null
  paid_at: Date | null
  settlement_number: string | null
  /** What came of asking again without its state moving, while it waits for staff; otherwise the history says it. */
  last_answer: string | null
  last_answer_at: Date | null
  /** Since it waits for staff, the hospital has said that it will not void it because it has booked it: when last. */
  void_refused_at: Date | null
  /** Grows with every change of state; every change compares it first (R5). */
  version: number
  created_at: Date
  changed_at: Date
}

/** A bill that a payment pays: while it is held, no other payment can (I4). */
export interface PaymentBillsTable {
  payment_id: string
  institution_id: string
  bill_id: string
  is_held: boolean
}

/** Every change of state of a payment, and what caused it. */
export interface PaymentHistoryTable {
  payment_id: string
  version: number
  from_state: OrderState | null
  to_state: OrderState
  cause: string
  at: Date
}

/** One number under which money goes back, fixed before anybody is asked (R1). */
export interface PaymentRefundsTable {
  payment_id: string
  refund_seq: number
  refund_number: string
  amount_fen: number
  /** The hospital's numbers of what it gives back; null: all that is left. */
  item_ids: NullableJson<readonly string[]>
  /** The decision by which the hospital gave it back itself (`review_proposals`); null: the provider's to give back. */
  proposal_id: string | null
  decided_at: Date
  done_at: Date | null
}

/**
 * The ledger: each row is an entry with both its sides, and nothing is ever altered or deleted. Rows form chains
 * (`modules/payments/ledger.ts`), so that a gap or a change shows.
 */
export interface LedgerEntriesTable {
  chain: string
  seq: number
  /** Or the application of a prepaid refund. */
  payment_id: string
  /** Unique in its payment: replaying a posting does nothing (R6). */
  posting_key: string
  institution_id: string
  debit_account: string
  credit_account: string
  amount_fen: number
  at: Date
  prev_hash: string
  hash: string
}

/** The last entry of each chain; locked by whoever adds the next. */
export interface LedgerChainsTable {
  chain: string
  seq: number
  hash: string
}

/** What others are told of. */
export type EventType =
  | OutboxType
  | AppointmentEvent
  | InvoiceEvent
  | ReportEvent
  | ProxyEvent
  | NamedDoctorEvent
  | ParkingEvent
  | FamilyHelpEvent
  | RefundEvent
  | PrepaidEventType

/** What others are to be told of, written with the change itself; in order within each aggregate. */
export interface OutboxTable {
  event_id: string
  aggregate_type: string
  aggregate_id: string
  seq: number
  type: EventType
  created_at: Date
  /** When everybody who wants to know had been told. */
  delivered_at: Date | null
}

/** A provider's call-back as it came, once for each event (R7). */
export interface PaymentCallbacksTable {
  merchant: string
  event_id: string
  order_number: string
  refund_number: string | null
  claimed_fen: number | null
  /** Sealed. */
  body: string
  received_at: Date
}

export interface PaymentsTables {
  payments: PaymentsTable
  payment_bills: PaymentBillsTable
  payment_history: PaymentHistoryTable
  payment_refunds: PaymentRefundsTable
  ledger_entries: LedgerEntriesTable
  ledger_chains: LedgerChainsTable
  outbox: OutboxTable
  payment_callbacks: PaymentCallbacksTable
}
