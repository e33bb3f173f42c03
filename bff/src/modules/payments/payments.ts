import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans, PaymentPurpose } from '@tongzhen/contract/states'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PaymentSnapshot, PaymentsTable } from '../../db/tables/payments.ts'
import { shift } from '../../lib/clock.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import type { InvoiceRowState } from '../invoices/states.ts'
import type { LegPlan, PaymentOrder } from './order.ts'
import { type OrderState, phaseLimitsMs, states } from './states.ts'

export type PaymentRow = Selectable<PaymentsTable>

/** How others know the person: personal, and erased when no call needs it any more. */
export interface PaymentIdentity {
  hospitalPatientNumber: string
  /** The payer in the provider's eyes (WeChat openid …); absent where the provider needs none. */
  payer?: string
}

export interface NewPayment {
  paymentId: string
  institutionId: string
  accountId: string
  patientId: string
  personId: string
  idempotencyKey: string
  purpose: PaymentPurpose
  appointmentId: string | null
  stayId: string | null
  billIds: readonly string[]
  channel: Channel
  means: PaymentMeans
  merchant: string
  plan: LegPlan
  amountFen: number
  expiresAt: Date
  snapshot: PaymentSnapshot
  identity: PaymentIdentity
}

const FIRST_STATE: OrderState = 'checking'

/** The intent to pay, before anybody is asked (reliability.md R1). Its order number follows from its id. */
export async function insertPayment(
  tx: Db,
  wish: NewPayment,
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<void> {
  const { paymentId } = wish
  await tx
    .insertInto('payments')
    .values({
      payment_id: paymentId,
      order_number: paymentId.replace('pay_', 'PY'),
      institution_id: wish.institutionId,
      account_id: wish.accountId,
      patient_id: wish.patientId,
      person_id: wish.personId,
      idempotency_key: wish.idempotencyKey,
      purpose: wish.purpose,
      appointment_id: wish.appointmentId,
      stay_id: wish.stayId,
      channel: wish.channel,
      means: wish.means,
      merchant: wish.merchant,
      plan: wish.plan,
      state: FIRST_STATE,
      amount_fen: wish.amountFen,
      ...{ cash_fen: 0, insurance_fen: 0, paid_fen: 0, refunded_fen: 0, insured_fen: 0, settled_fen: 0 },
      ...{ is_insured: false, refund_fen: 0, refund_seq: 0, by_hand_fen: 0 },
      expires_at: wish.expiresAt,
      deadline_at: shift(now, phaseLimitsMs.prepare ?? 0),
      reason: null,
      reason_params: null,
      snapshot: JSON.stringify(wish.snapshot),
      lines: null,
      identity: fields.seal(identityPlace(paymentId), JSON.stringify(wish.identity)),
      digest: null,
      prepaid: null,
      provider_number: null,
      paid_at: null,
      settlement_number: null,
      ...{ last_answer: null, last_answer_at: null, void_refused_at: null },
      version: 1,
      created_at: now,
      changed_at: now,
    })
    .execute()
  if (wish.billIds.length > 0) await insertBills(tx, wish)
  await tx
    .insertInto('payment_history')
    .values({
      payment_id: paymentId,
      version: 1,
      from_state: null,
      to_state: FIRST_STATE,
      cause: 'asked by the account',
      at: now,
    })
    .execute()
}

async function insertBills(tx: Db, { paymentId, institutionId, billIds }: NewPayment): Promise<void> {
  const rows = billIds.map((billId) => ({
    payment_id: paymentId,
    institution_id: institutionId,
    bill_id: billId,
    is_held: true,
  }))
  await tx.insertInto('payment_bills').values(rows).execute()
}

/** It has not ended yet, and may still be taken as paid: neither is it, nor does it go back. */
export function isOpen({ state }: Pick<PaymentRow, 'state'>): boolean {
  return ['prepare', 'trade', 'insure', 'settle', 'fence'].includes(states[state].phase)
}

export function orderOf(row: PaymentRow): PaymentOrder {
  return {
    state: row.state,
    plan: row.plan,
    amountFen: row.amount_fen,
    cashFen: row.cash_fen,
    insuranceFen: row.insurance_fen,
    paidFen: row.paid_fen,
    refundedFen: row.refunded_fen,
    byHandFen: row.by_hand_fen,
    isInsured: row.is_insured,
    insuredFen: row.insured_fen,
    settledFen: row.settled_fen,
    refundFen: row.refund_fen,
    refundSeq: row.refund_seq,
    expiresAt: row.expires_at,
    deadlineAt: row.deadline_at,
  }
}

export function readIdentity(fields: FieldCrypto, row: PaymentRow): PaymentIdentity {
  if (row.identity === null) throw new Error(`payment ${row.payment_id} has no identity any more`)

  return JSON.parse(fields.open(identityPlace(row.payment_id), row.identity))
}

function identityPlace(paymentId: string): Place {
  return { table: 'payments', column: 'identity', rowId: paymentId }
}

export function findPayment(db: Db, paymentId: string): Promise<PaymentRow | undefined> {
  return db.selectFrom('payments').selectAll().where('payment_id', '=', paymentId).executeTakeFirst()
}

/** The same, held until the transaction ends: whoever changes a payment comes through here first. */
export function lockPayment(tx: Db, paymentId: string): Promise<PaymentRow | undefined> {
  return tx
    .selectFrom('payments')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .forUpdate()
    .executeTakeFirst()
}

/** What an earlier run of the same request has come to. */
export async function findByRequest(
  db: Db,
  { accountId, idempotencyKey }: { accountId: string; idempotencyKey: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('payments')
    .select('payment_id')
    .where('account_id', '=', accountId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()

  return row?.payment_id
}

/** Payments that hold one of these bills, with the bills that each of them pays. */
export async function findHolders(
  db: Db,
  { institutionId, billIds }: { institutionId: string; billIds: readonly string[] },
): Promise<(PaymentRow & { billIds: string[] })[]> {
  if (billIds.length === 0) return []
  const rows = await db
    .selectFrom('payments')
    .selectAll()
    .where('payment_id', 'in', (eb) =>
      eb
        .selectFrom('payment_bills')
        .select('payment_id')
        .where('institution_id', '=', institutionId)
        .where('bill_id', 'in', [...billIds])
        .where('is_held', '=', true),
    )
    .execute()

  if (rows.length === 0) return []
  const bills = await db
    .selectFrom('payment_bills')
    .select(['payment_id', 'bill_id'])
    .where(
      'payment_id',
      'in',
      rows.map((row) => row.payment_id),
    )
    .orderBy('bill_id')
    .execute()

  return rows.map((row) => ({
    ...row,
    billIds: bills.flatMap((bill) => (bill.payment_id === row.payment_id ? bill.bill_id : [])),
  }))
}

export async function billsOf(db: Db, paymentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('payment_bills')
    .select('bill_id')
    .where('payment_id', '=', paymentId)
    .orderBy('bill_id')
    .execute()

  return rows.map((row) => row.bill_id)
}

/** Whose payments an account sees, and in which institutions. */
export interface Viewer {
  accountId: string
  institutions: readonly string[]
}

/**
 * Payments for the account's patients with the patient as this account knows them. A person's own account sees
 * everything paid for them; a family member only what they paid themselves (docs/decisions/0013).
 */
export function visiblePayments(db: Db, { accountId, institutions }: Viewer) {
  return db
    .selectFrom('payments')
    .innerJoin('patients', 'patients.person_id', 'payments.person_id')
    .leftJoin('invoices', 'invoices.payment_id', 'payments.payment_id')
    .selectAll('payments')
    .select(['patients.patient_id as viewed_patient_id', 'patients.name as viewed_patient_name'])
    .select(['invoices.invoice_code', 'invoices.invoice_number'])
    .select(['invoices.issued_at as invoice_issued_at', 'invoices.state as invoice_state'])
    .where('patients.account_id', '=', accountId)
    .where('patients.state', '=', 'active')
    .where(sql<boolean>`patients.scopes @> '["payments"]'::jsonb`)
    .where('payments.institution_id', 'in', [...institutions])
    .where((eb) => eb.or([eb('payments.account_id', '=', accountId), eb('patients.relation', '=', 'self')]))
}

export type VisiblePayment = PaymentRow & {
  viewed_patient_id: string
  viewed_patient_name: string | null
  invoice_code: string | null
  invoice_number: string | null
  invoice_issued_at: Date | null
  invoice_state: InvoiceRowState | null
}
