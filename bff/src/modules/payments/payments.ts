import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans, PaymentPurpose } from '@tongzhen/contract/states'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PaymentSnapshot, PaymentsTable } from '../../db/tables/payments.ts'
import { shift } from '../../lib/clock.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import type { InvoiceRowState } from '../invoices/states.ts'
import { isThemselves } from '../patients/proof.ts'
import { openStates as openRefundStates } from '../refunds/step.ts'
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
  /** Of a family member who helps (modules/family-help). */
  help?: HelpOfPayment | undefined
}

/** What allows an account to pay for a patient who is none of its own. */
export interface HelpOfPayment {
  helpId: string
  /** The account whose patient it is. */
  askedBy: string
}

/** Of the `seq`-th way back of an order, fixed before anybody is asked (reliability.md R1, R4). */
export function refundNumberOf(orderNumber: string, seq: number): string {
  return `R${orderNumber}${String(seq).padStart(2, '0')}`
}

/** Whose way back a number would be; undefined when it is none of a way back. */
export function orderOfRefund(refundNumber: string): string | undefined {
  return /^R(PY.{20})\d+$/.exec(refundNumber)?.[1]
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
 * everything paid for them; a family member only what they paid themselves (docs/decisions/0013), or have asked a
 * helper to pay (docs/decisions/0041).
 */
export function visiblePayments(db: Db, viewer: Viewer) {
  return paymentsKnown(db, viewer)
    .where(mayPayFor())
    .where((eb) => eb.or([eb('payments.account_id', '=', viewer.accountId), isTheirs(viewer)]))
}

/** The same, and whatever the account itself has paid: of that its own money, when its right has ended. */
export function shownPayments(db: Db, viewer: Viewer) {
  return paymentsKnown(db, viewer).where((eb) =>
    eb.or([eb('payments.account_id', '=', viewer.accountId), eb.and([mayPayFor(), isTheirs(viewer)])]),
  )
}

/** Of a row of `payments` with the account's row of `patients`: is what others have paid the account's to see? */
function isTheirs({ accountId }: Viewer): RawBuilder<boolean> {
  return sql<boolean>`(${isThemselves()} or ${isOfHelpAskedBy(accountId)})`
}

/** Of a row of `payments`: a patient belongs to one account, so whatever another one pays for it, this one has asked for. */
export function isOfHelpAskedBy(accountId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from family_helps where family_helps.patient_id = payments.patient_id
    and family_helps.account_id = ${accountId})`
}

/** Of a row of `payments`: has this account paid it as somebody else's helper? */
export function isOfHelpGivenBy(accountId: string): RawBuilder<boolean> {
  return sql<boolean>`(payments.account_id = ${accountId} and exists (select 1 from family_helps
    where family_helps.patient_id = payments.patient_id and family_helps.account_id <> ${accountId}))`
}

function paymentsKnown(db: Db, { accountId, institutions }: Viewer) {
  return db
    .selectFrom('payments')
    .leftJoin('patients', (join) =>
      join.onRef('patients.person_id', '=', 'payments.person_id').on('patients.account_id', '=', accountId),
    )
    .leftJoin('invoices', 'invoices.payment_id', 'payments.payment_id')
    .selectAll('payments')
    .select(sql<string>`coalesce(patients.patient_id, payments.patient_id)`.as('viewed_patient_id'))
    .select('patients.name as viewed_patient_name')
    .select(mayPayFor().as('is_in_right'))
    .select(isHelping(accountId).as('is_helping'))
    .select(askedHelp(accountId).as('asked_help_id'))
    .select(['invoices.invoice_code', 'invoices.invoice_number'])
    .select('invoices.amount_fen as invoice_amount_fen')
    .select(['invoices.issued_at as invoice_issued_at', 'invoices.state as invoice_state'])
    .select((eb) =>
      eb
        .selectFrom('refund_applications')
        .select('application_id')
        .whereRef('refund_applications.payment_id', '=', 'payments.payment_id')
        .where('refund_applications.state', 'in', [...openRefundStates])
        .as('refund_application_id'),
    )
    .where('payments.institution_id', 'in', [...institutions])
}

/** Of a row of `patients`: does the account see to the person's payments? */
function mayPayFor(): RawBuilder<boolean> {
  return sql<boolean>`coalesce(patients.state = 'active' and patients.scopes @> '["payments"]'::jsonb, false)`
}

/** Of a row of `payments`: who asked the account to pay still lets it. */
function isHelping(accountId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from family_helps where family_helps.payment_id = payments.payment_id
    and family_helps.helper_id = ${accountId} and family_helps.state = 'allowed')`
}

/** Of a row of `payments`: the step that this account has passed on, and that it pays; the last one, when passed on again. */
function askedHelp(accountId: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`(select help_id from family_helps where family_helps.payment_id = payments.payment_id
    and family_helps.account_id = ${accountId} order by created_at desc limit 1)`
}

export type VisiblePayment = PaymentRow & {
  /** Of a helper, who has no patient of their own for it, that of who asked. */
  viewed_patient_id: string
  viewed_patient_name: string | null
  /** False: the account has paid, and may know no more of it than its money. */
  is_in_right: boolean
  /** It is paid for somebody else's patient, and may still be. */
  is_helping: boolean
  /** The step that the account has passed on, and that this pays. */
  asked_help_id: string | null
  invoice_code: string | null
  invoice_number: string | null
  invoice_amount_fen: number | null
  invoice_issued_at: Date | null
  invoice_state: InvoiceRowState | null
  /** Under way. */
  refund_application_id: string | null
}
