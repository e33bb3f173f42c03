import { type NotNull, type Selectable, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { RefundApplicationsTable } from '../../db/tables/refunds.ts'
import { addOperation, dropOperation } from '../../jobs/operations.ts'
import { addEvents } from '../../jobs/outbox.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { lockPayment, type PaymentRow, type Viewer } from '../payments/payments.ts'
import { takeEvent } from '../payments/take-step.ts'
import { heedDecision } from '../prepaid/take-step.ts'
import { type Application, openStates, type RefundHappening, stepRefund } from './step.ts'

/** Name of the refunds' operations in the table of operations: the rules look at an application. */
export const REFUNDS_QUEUE = 'refunds'

export type ApplicationRow = Selectable<RefundApplicationsTable>
/** The way it came, unless another one is named. */
export type NewApplication = Omit<ApplicationRow, 'way' | 'held_up_told_at'> &
  Partial<Pick<ApplicationRow, 'way'>>

export const wordsPlace = (applicationId: string): Place => ({
  ...{ table: 'refund_applications', column: 'words', rowId: applicationId },
})
export const remarkPlace = (applicationId: string, version: number): Place => ({
  ...{ table: 'refund_steps', column: 'remark', rowId: `${applicationId}/${version}` },
})

/** Stores a new one; fails on the key when this very request, or another one of the payment, was there first. */
export async function insertApplication(tx: Db, row: NewApplication): Promise<void> {
  const { application_id, state, version, created_at: at, automatic_at: dueAt } = row
  await tx
    .insertInto('refund_applications')
    .values({
      ...row,
      items: JSON.stringify(row.items),
      snapshot: JSON.stringify(row.snapshot),
      chain: JSON.stringify(row.chain),
    })
    .execute()
  await tx
    .insertInto('refund_steps')
    .values({
      ...{ application_id, version, from_state: null, to_state: state, cause: 'applied' },
      ...{ staff_id: null, remark: null, at },
    })
    .execute()
  if (dueAt) {
    const subject = { queue: REFUNDS_QUEUE, subjectId: application_id, subjectVersion: version }
    await addOperation(tx, { ...subject, kind: 'apply_rules', setbacks: 0, dueAt })
  }
}

/** The application that this very request of the account has made before. */
export async function findByRequest(
  db: Db,
  { accountId, idempotencyKey }: { accountId: string; idempotencyKey: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('refund_applications')
    .select('application_id')
    .where('account_id', '=', accountId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()

  return row?.application_id
}

export function findApplication(db: Db, applicationId: string): Promise<ApplicationRow | undefined> {
  return db
    .selectFrom('refund_applications')
    .selectAll()
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
}

/**
 * Of the payment that is named with it, or of none, held until the transaction ends; always after the payment is (lock
 * order).
 */
export function lockApplication(
  tx: Db,
  { applicationId, paymentId }: NamedApplication,
): Promise<ApplicationRow | undefined> {
  return tx
    .selectFrom('refund_applications')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('payment_id', paymentId === null ? 'is' : '=', paymentId)
    .forUpdate()
    .executeTakeFirst()
}

export interface NamedApplication {
  applicationId: string
  /** Null: of money on a card. */
  paymentId: string | null
}

export async function lockOpenOf(tx: Db, paymentId: string): Promise<ApplicationRow | undefined> {
  return tx
    .selectFrom('refund_applications')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .where('state', 'in', [...openStates])
    .forUpdate()
    .executeTakeFirst()
}

/** Something that it shows has changed elsewhere. */
export async function countChange(tx: Db, applicationId: string): Promise<void> {
  await tx
    .updateTable('refund_applications')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('application_id', '=', applicationId)
    .execute()
}

/** Who has agreed so far, as the record of its steps says. */
export async function applicationOf(db: Db, row: ApplicationRow): Promise<Application> {
  const steps = await db
    .selectFrom('refund_steps')
    .select('staff_id')
    .where('application_id', '=', row.application_id)
    .where('cause', '=', 'agreed')
    .execute()

  return { state: row.state, chain: row.chain, agreedBy: steps.flatMap(({ staff_id }) => staff_id ?? []) }
}

export interface Happened {
  row: ApplicationRow
  happening: RefundHappening
  remark?: string | null
  now: Date
}

type Outcome = 'done' | 'meaningless' | 'decided_before' | 'payment_busy'

/**
 * Writes what happened to an application that the transaction holds. With the last agreement the payment, which is held
 * too, begins to go back, or nothing is written: `payment_busy`.
 */
export async function takeHappening(
  tx: Db,
  { row, happening, remark = null, now }: Happened,
  fields: FieldCrypto,
): Promise<Outcome> {
  const next = stepRefund(await applicationOf(tx, row), happening)
  if (next === undefined) return 'meaningless'
  if ('refused' in next) return 'decided_before'
  if (next.isApproved && !(await beginReturn(tx, { row, now, fields }))) return 'payment_busy'
  const isDropped = next.to === 'declined' || next.to === 'withdrawn'
  if (isDropped && row.payment_id === null)
    await heedDecision(tx, { applicationId: row.application_id, kind: 'dropped', now }, fields)
  const { application_id: id } = row
  const version = row.version + 1
  await tx
    .updateTable('refund_applications')
    .set({ state: next.to, version, changed_at: now, automatic_at: null })
    .set(happening.kind === 'paid_back' ? { way: happening.way } : {})
    .set(next.isApproved ? { approved_at: now, is_by_rule: happening.kind === 'agreed_by_rule' } : {})
    .where('application_id', '=', id)
    .execute()
  await tx
    .insertInto('refund_steps')
    .values({
      ...{ application_id: id, version, from_state: row.state, to_state: next.to, cause: happening.kind },
      staff_id: 'staffId' in happening ? happening.staffId : null,
      remark: remark === null ? null : fields.seal(remarkPlace(id, version), remark),
      at: now,
    })
    .execute()
  await dropOperation(tx, { queue: REFUNDS_QUEUE, subjectId: id })
  const told = { aggregateType: 'refund', aggregateId: id, now }
  if (next.isTold) await addEvents(tx, { ...told, types: ['refund.declined'] })

  return 'done'
}

/** The engine takes over what was agreed to, by its numbers, and nothing else. False when it cannot begin now. */
async function beginReturn(
  tx: Db,
  { row, now, fields }: { row: ApplicationRow; now: Date; fields: FieldCrypto },
): Promise<boolean> {
  if (row.payment_id === null)
    return heedDecision(tx, { applicationId: row.application_id, kind: 'approved', now }, fields)
  const payment = await lockPayment(tx, row.payment_id)
  if (payment === undefined) return false
  const { amount_fen: refundFen, items } = row
  const itemIds = items.map(({ itemId }) => itemId)
  const event = { kind: 'refund_asked', at: now, refundFen, itemIds } as const
  const next = await takeEvent(tx, { row: payment, event, cause: 'the application was agreed to' })

  return next !== undefined
}

export function leftFenOf({ paid_fen, refunded_fen }: Pick<PaymentRow, 'paid_fen' | 'refunded_fen'>): number {
  return paid_fen - refunded_fen
}

/** Applications that an account may see, with the patient as it knows them. */
export function visibleApplications(db: Db, { accountId, institutions }: Viewer) {
  return db
    .selectFrom('refund_applications')
    .innerJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
    .innerJoin('patients', 'patients.person_id', 'payments.person_id')
    .selectAll('refund_applications')
    .$narrowType<{ payment_id: NotNull }>()
    .select(['payments.state as payment_state', 'payments.reason as payment_reason'])
    .select('payments.snapshot as payment_snapshot')
    .select(['patients.patient_id as viewed_patient_id', 'patients.name as viewed_patient_name'])
    .where('patients.account_id', '=', accountId)
    .where('patients.state', '=', 'active')
    .where(sql<boolean>`patients.scopes @> '["payments"]'::jsonb`)
    .where('refund_applications.institution_id', 'in', [...institutions])
}
