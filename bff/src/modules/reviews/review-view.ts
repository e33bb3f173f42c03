import type { Language } from '@tongzhen/contract/headers'
import type { Proposal, Review } from '@tongzhen/contract/reviews'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PaymentHistoryTable } from '../../db/tables/payments.ts'
import { isLeased } from '../../jobs/operations.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { maskCardNumber } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { billsOf, readIdentity } from '../payments/payments.ts'
import { reviewStates, states } from '../payments/states.ts'
import { PAYMENTS_QUEUE } from '../payments/take-step.ts'
import { staffName } from '../staff/staff.ts'
import { type ReviewedPayment, reviewedPayments, reviewRow } from './list-reviews.ts'
import { decisionsOf, wordsOfProposal } from './proposals.ts'

interface Reading {
  db: Db
  clock: Clock
  fields: FieldCrypto
}

/** One payment's whole story, whether it waits for staff still or has moved on. */
export async function readReview(
  { db, clock, fields }: Reading,
  { paymentId, language }: { paymentId: string; language: Language },
): Promise<Review | Refusal<'NOT_FOUND'>> {
  const row = await reviewedPayments(db).where('payments.payment_id', '=', paymentId).executeTakeFirst()
  if (row === undefined) return refuse('NOT_FOUND')
  const history = await historyOf(db, paymentId)
  const { proposed: _, ...shown } = reviewRow(row, { fields, language })
  const { asks } = states[row.state]
  const isInReview = reviewStates.includes(row.state)

  return {
    ...shown,
    version: row.version,
    decisions: decisionsOf(row),
    canAskAgain: isInReview && asks !== undefined,
    paidFen: row.paid_fen,
    refundedFen: row.refunded_fen,
    settledFen: row.settled_fen,
    providerNumber: row.provider_number,
    settlementNumber: row.settlement_number,
    billIds: await billsOf(db, paymentId),
    hospitalPatientNumberMasked: row.identity
      ? maskCardNumber(readIdentity(fields, row).hospitalPatientNumber)
      : null,
    createdAt: shanghaiInstant(row.created_at),
    paidAt: row.paid_at && shanghaiInstant(row.paid_at),
    asks: await owedOf({ db, clock }, paymentId),
    lastAnswer: lastAnswerOf(row, history),
    voidRefusedAt: row.void_refused_at && shanghaiInstant(row.void_refused_at),
    transitions: history.map((one) => ({
      version: one.version,
      from: one.from_state,
      to: one.to_state,
      cause: one.cause,
      at: shanghaiInstant(one.at),
    })),
    refunds: await refundsOf(db, paymentId),
    postings: await postingsOf(db, paymentId),
    proposals: await proposalsOf({ db, fields }, row),
  }
}

function historyOf(db: Db, paymentId: string): Promise<Selectable<PaymentHistoryTable>[]> {
  return db
    .selectFrom('payment_history')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('version')
    .execute()
}

/** Asked again without moving, it says so itself; otherwise its last move was the answer. */
function lastAnswerOf(
  { last_answer: words, last_answer_at: at, created_at }: ReviewedPayment,
  history: readonly Selectable<PaymentHistoryTable>[],
): Review['lastAnswer'] {
  const last = history.at(-1)
  if (words !== null && at !== null && (last === undefined || at > last.at)) {
    return { words, at: shanghaiInstant(at) }
  }

  return { words: last?.cause ?? '', at: shanghaiInstant(last?.at ?? created_at) }
}

async function owedOf(
  { db, clock }: Pick<Reading, 'db' | 'clock'>,
  paymentId: string,
): Promise<Review['asks']> {
  const owed = await db
    .selectFrom('operations')
    .select(['kind', 'due_at', 'setbacks', 'lease_until'])
    .where('queue', '=', PAYMENTS_QUEUE)
    .where('subject_id', '=', paymentId)
    .executeTakeFirst()

  return owed
    ? {
        operation: owed.kind,
        dueAt: shanghaiInstant(owed.due_at),
        setbacks: owed.setbacks,
        isUnderWay: isLeased(owed.lease_until, clock.now()),
      }
    : null
}

async function refundsOf(db: Db, paymentId: string): Promise<Review['refunds']> {
  const rows = await db
    .selectFrom('payment_refunds')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('refund_seq')
    .execute()

  return rows.map((row) => ({
    refundNumber: row.refund_number,
    amountFen: row.amount_fen,
    isByHand: row.proposal_id !== null,
    decidedAt: shanghaiInstant(row.decided_at),
    doneAt: row.done_at && shanghaiInstant(row.done_at),
  }))
}

async function postingsOf(db: Db, paymentId: string): Promise<Review['postings']> {
  const rows = await db
    .selectFrom('ledger_entries')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('seq')
    .execute()

  return rows.map((row) => ({
    key: row.posting_key,
    debit: row.debit_account,
    credit: row.credit_account,
    amountFen: row.amount_fen,
    at: shanghaiInstant(row.at),
  }))
}

async function proposalsOf(
  { db, fields }: Pick<Reading, 'db' | 'fields'>,
  payment: ReviewedPayment,
): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('review_proposals')
    .innerJoin('staff as proposer', 'proposer.staff_id', 'review_proposals.proposed_by')
    .leftJoin('staff as decider', 'decider.staff_id', 'review_proposals.decided_by')
    .selectAll('review_proposals')
    .select(['proposer.name as proposer_name', 'decider.name as decider_name'])
    .where('payment_id', '=', payment.payment_id)
    .orderBy('proposed_at')
    .orderBy('proposal_id')
    .execute()
  const person = (staff_id: string, name: string) => ({
    staffId: staff_id,
    name: staffName(fields, { staff_id, name }),
  })

  return rows.map((row) => ({
    proposalId: row.proposal_id,
    decision: row.decision,
    ...wordsOfProposal(fields, row),
    state: row.state === 'open' && row.payment_version !== payment.version ? 'lapsed' : row.state,
    proposedBy: person(row.proposed_by, row.proposer_name),
    proposedAt: shanghaiInstant(row.proposed_at),
    decidedBy: row.decided_by && row.decider_name ? person(row.decided_by, row.decider_name) : null,
    decidedAt: row.decided_at && shanghaiInstant(row.decided_at),
  }))
}
