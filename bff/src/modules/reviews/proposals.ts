import type { NewProposal, ReviewDecision } from '@tongzhen/contract/reviews'
import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { ReviewProposalsTable } from '../../db/tables/staff.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isOwed, isUnderWay } from '../../jobs/operations.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { askAboutRefused } from '../payments/ask-of-payment.ts'
import { isBarred } from '../payments/order.ts'
import { findPayment, lockPayment, orderOf, type PaymentRow } from '../payments/payments.ts'
import { type PaymentEvent, wordsOfStaff } from '../payments/step.ts'
import { PAYMENTS_QUEUE, takeEvent } from '../payments/take-step.ts'
import { concernedInPayment, refusalOfOwn } from '../refunds/own.ts'
import { type AuditEntry, auditRefusal, writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { ReviewsDeps } from './deps.ts'

type ProposalRow = Selectable<ReviewProposalsTable>
/** Of somebody who was disabled meanwhile, and of whose own money it is. */
type NoSay = 'SESSION_REQUIRED' | 'PAYMENT_OWN'

/** Who does something about a payment, why, and from where. */
export interface Acting {
  paymentId: string
  who: StaffPrincipal
  reason: string
  address: string
  traceId: string
}

const proposalPlace = (column: 'reason' | 'reference', proposalId: string): Place => ({
  table: 'review_proposals',
  column,
  rowId: proposalId,
})

/** Why it was proposed and, of what was given back by hand, the number on paper. */
export function wordsOfProposal(
  fields: FieldCrypto,
  { proposal_id: id, reason, reference }: Pick<ProposalRow, 'proposal_id' | 'reason' | 'reference'>,
): { reason: string; reference: string | null } {
  return {
    reason: fields.open(proposalPlace('reason', id), reason),
    reference: reference === null ? null : fields.open(proposalPlace('reference', id), reference),
  }
}

/** Writes down what one person wants done, of the payment as they saw it; nothing moves. Undefined when it is written. */
export async function proposeDecision(
  deps: ReviewsDeps,
  { proposal, ...acting }: Acting & { proposal: NewProposal },
): Promise<Refusal<'REVIEW_CHANGED' | 'PROPOSAL_EXISTS' | NoSay> | undefined> {
  const { db, clock, fields } = deps
  const { paymentId, reason, who } = acting
  const { version, decision } = proposal
  const reference = proposal.decision === 'returned_by_hand' ? proposal.reference : null
  const now = clock.now()

  const refused = await inTransaction(db, async (tx) => {
    const row = await lockPayment(tx, paymentId)
    if (row === undefined || row.version !== version || !decisionsOf(row).includes(decision))
      return refuse('REVIEW_CHANGED')
    const noSay = await noSayIn(tx, row, who)
    if (noSay) return noSay
    await lapseOlder(tx, row)
    const proposalId = newId('rvp')
    const isOnly = await insertOnce(tx, (inner) =>
      inner
        .insertInto('review_proposals')
        .values({
          proposal_id: proposalId,
          payment_id: paymentId,
          payment_version: version,
          decision,
          reason: fields.seal(proposalPlace('reason', proposalId), reason),
          reference: reference && fields.seal(proposalPlace('reference', proposalId), reference),
          state: 'open',
          proposed_by: who.staffId,
          proposed_at: now,
          decided_by: null,
          decided_at: null,
        })
        .execute(),
    )
    if (!isOnly) return refuse('PROPOSAL_EXISTS')
    await note(tx, { acting, row, action: 'decision_proposed', after: { decision } }, { fields, now })

    return undefined
  })
  if (isRefusal(refused)) await noteRefused(deps, acting, refused)

  return refused
}

async function noSayIn(tx: Db, row: PaymentRow, who: StaffPrincipal): Promise<Refusal<NoSay> | undefined> {
  return refusalOfOwn(tx, who, { concerned: await concernedInPayment(tx, row), code: 'PAYMENT_OWN' })
}

async function noteRefused(
  { db, clock, fields }: ReviewsDeps,
  { paymentId, who, address, traceId }: Acting,
  refused: { code: string },
): Promise<void> {
  const institutionId = (await findPayment(db, paymentId))?.institution_id ?? null
  const about = { institutionId, objectId: paymentId, address, traceId }
  await auditRefusal(db, refused, { who, ...about }, { fields, now: clock.now() })
}

/**
 * The second person: the decision is taken, if the payment is still as it was when it was proposed. Undefined when it
 * is; the engine does the rest.
 */
export async function confirmDecision(
  deps: ReviewsDeps,
  { proposalId, signal, ...acting }: Acting & { proposalId: string; signal: AbortSignal },
): Promise<Refusal<'REVIEW_CHANGED' | 'REVIEW_BEING_ASKED' | 'OWN_PROPOSAL' | NoSay> | undefined> {
  const { db, clock, fields } = deps
  const { paymentId, who } = acting
  await askFirst(deps, { paymentId, who, proposalId, signal })
  const at = clock.now()
  const refused = await inTransaction(db, async (tx) => {
    const row = await lockPayment(tx, paymentId)
    const noSay = row && (await noSayIn(tx, row, who))
    if (noSay) return noSay
    const proposal = row && (await lockOpen(tx, { row, proposalId }))
    if (row === undefined || proposal === undefined) return refuse('REVIEW_CHANGED')
    if (proposal.proposed_by === who.staffId) return refuse('OWN_PROPOSAL')
    if (await isBeingAsked(tx, { row, now: at })) return refuse('REVIEW_BEING_ASKED')
    const event = eventOf(proposal, at)
    const next = await takeEvent(tx, { row, event, cause: `staff: ${proposal.decision}` })
    if (next === undefined) return refuse('REVIEW_CHANGED')
    await close(tx, { proposal, state: 'confirmed', who, now: at })
    const values = {
      before: { state: row.state, decision: proposal.decision },
      after: { state: next.order.state, decision: proposal.decision },
    }
    await note(tx, { acting, row, action: 'decision_confirmed', ...values }, { fields, now: at })

    return undefined
  })
  if (isRefusal(refused)) {
    await noteRefused(deps, acting, refused)

    return refused
  }
  deps.watch.changed(paymentId)
  deps.nudge(0)

  return undefined
}

/** Before a refused refund goes by another way: whether finance has not brought it about meanwhile (decision 25). */
async function askFirst(
  deps: ReviewsDeps,
  { paymentId, who, proposalId, signal }: Pick<Acting, 'paymentId' | 'who'> & Asking,
): Promise<void> {
  const row = await findPayment(deps.db, paymentId)
  const proposal =
    row && isBarred(orderOf(row)) && (await openProposal(deps.db, { row, proposalId }).executeTakeFirst())
  if (proposal && proposal.proposed_by !== who.staffId) await askAboutRefused(deps, { paymentId, signal })
}

interface Asking {
  proposalId: string
  signal: AbortSignal
}

/**
 * The answer that is on its way is a fact, and no word may drop it (decision 21). The question about a refused refund
 * is owed until the provider has answered it.
 */
function isBeingAsked(tx: Db, { row, now }: { row: PaymentRow; now: Date }): Promise<boolean> {
  const subject = { queue: PAYMENTS_QUEUE, subjectId: row.payment_id }

  return isBarred(orderOf(row)) ? isOwed(tx, subject) : isUnderWay(tx, { ...subject, now })
}

function eventOf({ decision, proposal_id: proposalId }: ProposalRow, at: Date): PaymentEvent {
  switch (decision) {
    case 'settled':
      return { kind: 'staff_settled', at }
    case 'returned':
      return { kind: 'staff_returned', at }
    case 'returned_by_hand':
      return { kind: 'staff_returned_by_hand', at, proposalId }
  }
}

/** The second person does not agree: the payment waits on. */
export function refuseDecision(
  deps: ReviewsDeps,
  { proposalId, ...acting }: Acting & { proposalId: string },
): Promise<Refusal<'REVIEW_CHANGED' | 'NOT_PERMITTED'> | undefined> {
  return dropProposal(deps, { acting, proposalId, state: 'refused', action: 'decision_refused' })
}

/** Whoever proposed it has thought better of it: the payment waits on, and may be proposed about anew. */
export function withdrawProposal(
  deps: ReviewsDeps,
  { proposalId, ...acting }: Acting & { proposalId: string },
): Promise<Refusal<'REVIEW_CHANGED' | 'NOT_PERMITTED'> | undefined> {
  return dropProposal(deps, { acting, proposalId, state: 'withdrawn', action: 'proposal_withdrawn' })
}

interface Dropping {
  acting: Acting
  proposalId: string
  state: 'refused' | 'withdrawn'
  action: 'decision_refused' | 'proposal_withdrawn'
}

function dropProposal(
  { db, clock, fields }: ReviewsDeps,
  { acting, proposalId, state, action }: Dropping,
): Promise<Refusal<'REVIEW_CHANGED' | 'NOT_PERMITTED'> | undefined> {
  const now = clock.now()
  const { who } = acting

  return inTransaction(db, async (tx) => {
    const row = await lockPayment(tx, acting.paymentId)
    const proposal = row && (await lockOpen(tx, { row, proposalId }))
    if (row === undefined || proposal === undefined) return refuse('REVIEW_CHANGED')
    if (state === 'withdrawn' && proposal.proposed_by !== who.staffId) return refuse('NOT_PERMITTED')
    await close(tx, { proposal, state, who, now })
    const before = { decision: proposal.decision }
    await note(tx, { acting, row, action, before }, { fields, now })

    return undefined
  })
}

/** Nobody confirms any more what a disabled person has proposed. How many there were. */
export async function lapseProposalsOf(tx: Db, staffId: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('review_proposals')
    .set({ state: 'lapsed' })
    .where('proposed_by', '=', staffId)
    .where('state', '=', 'open')
    .executeTakeFirst()

  return Number(numUpdatedRows)
}

/**
 * What staff may say of this payment. Not that the hospital has the fee of a registration: its place was given up on
 * the way here, so the fee has to go back whatever the hospital's books say.
 */
export function decisionsOf(row: PaymentRow): ReviewDecision[] {
  return wordsOfStaff(orderOf(row)).filter((word) => word !== 'settled' || row.purpose !== 'registration')
}

/** Proposals about a version that is no more stand in nobody's way. */
async function lapseOlder(tx: Db, { payment_id, version }: PaymentRow): Promise<void> {
  await tx
    .updateTable('review_proposals')
    .set({ state: 'lapsed' })
    .where('payment_id', '=', payment_id)
    .where('state', '=', 'open')
    .where('payment_version', '<', version)
    .execute()
}

function lockOpen(
  tx: Db,
  { row, proposalId }: { row: PaymentRow; proposalId: string },
): Promise<ProposalRow | undefined> {
  return openProposal(tx, { row, proposalId }).forUpdate().executeTakeFirst()
}

/** The proposal, if it waits for its second person and is about the payment as it is now. */
function openProposal(db: Db, { row, proposalId }: { row: PaymentRow; proposalId: string }) {
  return db
    .selectFrom('review_proposals')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .where('payment_id', '=', row.payment_id)
    .where('payment_version', '=', row.version)
    .where('state', '=', 'open')
}

interface Closing {
  proposal: ProposalRow
  state: 'confirmed' | 'refused' | 'withdrawn'
  who: StaffPrincipal
  now: Date
}

async function close(tx: Db, { proposal, state, who, now }: Closing): Promise<void> {
  await tx
    .updateTable('review_proposals')
    .set({ state, decided_by: who.staffId, decided_at: now })
    .where('proposal_id', '=', proposal.proposal_id)
    .execute()
}

interface Note extends Pick<AuditEntry, 'action' | 'before' | 'after'> {
  acting: Acting
  row: PaymentRow
}

function note(
  tx: Db,
  { acting: { who, reason, address, traceId }, row, ...what }: Note,
  writing: { fields: FieldCrypto; now: Date },
): Promise<void> {
  const about = { institutionId: row.institution_id, objectId: row.payment_id }

  return writeAudit(tx, { ...what, ...about, who, reason, address, traceId }, writing)
}
