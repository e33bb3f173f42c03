import { LONGEST_CAUSE } from '../../db/columns.ts'
import type { Db } from '../../db/schema.ts'
import { addOperation, dropOperation } from '../../jobs/operations.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { shift } from '../../lib/clock.ts'
import { post } from './ledger.ts'
import { orderOf, type PaymentRow, refundNumberOf } from './payments.ts'
import { restingStates, reviewStates, states } from './states.ts'
import { type PaymentEvent, type Step, step } from './step.ts'

/** Name of the payments' operations in the table of operations. */
export const PAYMENTS_QUEUE = 'payments'

export interface TakenStep {
  /** Held by this transaction (`lockPayment`). */
  row: PaymentRow
  next: Step
  /** For the history. */
  cause: string
  now: Date
}

/**
 * Writes a step: the order under comparison with the version it was computed from, its history, its bills, its
 * refund number, the ledger, what others are to be told and the operation it owes: all of it or nothing. False
 * when the payment has changed since.
 */
export async function takeStep(tx: Db, { row, next, cause, now }: TakenStep): Promise<boolean> {
  const { order, operation } = next
  const paymentId = row.payment_id
  const hasMoved = order.state !== row.state
  if (hasMoved) {
    if (!(await changeOrder(tx, { row, next, cause, now }))) return false
    await keepRefund(tx, { row, next, cause, now })
    await post(tx, { row, postings: next.postings, now })
    await addEvents(tx, { aggregateType: 'payment', aggregateId: paymentId, types: next.events, now })
  }
  if (!hasMoved && reviewStates.includes(row.state)) await keepAnswer(tx, { row, next, cause, now })
  await dropOperation(tx, { queue: PAYMENTS_QUEUE, subjectId: paymentId })
  if (operation) {
    await addOperation(tx, {
      queue: PAYMENTS_QUEUE,
      kind: operation.kind,
      subjectId: paymentId,
      subjectVersion: hasMoved ? row.version + 1 : row.version,
      setbacks: operation.setbacks,
      dueAt: shift(now, operation.delayMs),
    })
  }

  return true
}

/** Computes and writes the step that follows from an event; undefined when it means nothing now. */
export async function takeEvent(
  tx: Db,
  { row, event, cause }: { row: PaymentRow; event: PaymentEvent; cause: string },
): Promise<Step | undefined> {
  const next = step(orderOf(row), event)
  if (next === undefined) return undefined

  return (await takeStep(tx, { row, next, cause, now: event.at })) ? next : undefined
}

/**
 * Staff want to see that the hospital was asked, and what it said, though it changed nothing. That it has booked the
 * payment is seen until the payment moves, whatever it says after that.
 */
async function keepAnswer(tx: Db, { row, next: { facts }, cause, now }: TakenStep): Promise<void> {
  await tx
    .updateTable('payments')
    .set({
      last_answer: cause.slice(0, LONGEST_CAUSE),
      last_answer_at: now,
      ...(facts.isVoidRefused && { void_refused_at: now }),
    })
    .where('payment_id', '=', row.payment_id)
    .execute()
}

async function changeOrder(tx: Db, { row, next, cause, now }: TakenStep): Promise<boolean> {
  const { order, reason, facts } = next
  const { numUpdatedRows } = await tx
    .updateTable('payments')
    .set({
      state: order.state,
      cash_fen: order.cashFen,
      insurance_fen: order.insuranceFen,
      paid_fen: order.paidFen,
      refunded_fen: order.refundedFen,
      by_hand_fen: order.byHandFen,
      is_insured: order.isInsured,
      insured_fen: order.insuredFen,
      settled_fen: order.settledFen,
      refund_fen: order.refundFen,
      refund_seq: order.refundSeq,
      deadline_at: order.deadlineAt,
      void_refused_at: null,
      version: row.version + 1,
      changed_at: now,
      ...(restingStates.includes(order.state) && { identity: null }),
      ...(reason !== undefined && {
        reason: reason?.code ?? null,
        reason_params: reason?.params ? JSON.stringify(reason.params) : null,
      }),
      ...(facts.digest !== undefined && { digest: facts.digest }),
      ...(facts.lines && { lines: JSON.stringify(facts.lines) }),
      ...(facts.prepaid && { prepaid: JSON.stringify(facts.prepaid) }),
      ...(facts.providerNumber !== undefined && { provider_number: facts.providerNumber }),
      ...(facts.paidAt && { paid_at: facts.paidAt }),
      ...(facts.settlementNumber !== undefined && { settlement_number: facts.settlementNumber }),
    })
    .where('payment_id', '=', row.payment_id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false

  if (!states[order.state].holdsBills) {
    await tx
      .updateTable('payment_bills')
      .set({ is_held: false })
      .where('payment_id', '=', row.payment_id)
      .where('is_held', '=', true)
      .execute()
  }
  await tx
    .insertInto('payment_history')
    .values({
      payment_id: row.payment_id,
      version: row.version + 1,
      from_state: row.state,
      to_state: order.state,
      cause: cause.slice(0, LONGEST_CAUSE),
      at: now,
    })
    .execute()

  return true
}

/** The number of a refund stands before anybody is asked (R1), and is done when the money is back. */
async function keepRefund(tx: Db, { row, next: { order, facts }, now }: TakenStep): Promise<void> {
  if (order.refundSeq > row.refund_seq) {
    await tx
      .insertInto('payment_refunds')
      .values({
        payment_id: row.payment_id,
        refund_seq: order.refundSeq,
        refund_number: refundNumberOf(row.order_number, order.refundSeq),
        // By hand it is over when it is decided.
        amount_fen: order.refundFen + order.byHandFen - row.by_hand_fen,
        item_ids: facts.itemIds ? JSON.stringify(facts.itemIds) : null,
        proposal_id: facts.proposalId ?? null,
        decided_at: now,
        done_at: null,
      })
      .execute()
  }
  if (order.refundedFen > row.refunded_fen) {
    await tx
      .updateTable('payment_refunds')
      .set({ done_at: now })
      .where('payment_id', '=', row.payment_id)
      .where('refund_seq', '=', order.refundSeq)
      .execute()
  }
}
