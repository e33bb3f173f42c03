import { z } from 'zod'
import { fen, id, instant, institutionId, line } from './common.ts'
import { type ErrorCode, errorStatus } from './errors.ts'
import { paymentId } from './payments.ts'
import { route } from './route.ts'
import { staffId, staffReason } from './staff.ts'
import { paymentMeans, paymentPurposes, paymentStates } from './states.ts'

/**
 * `settled`: the hospital has it, it counts as paid. `returned`: it has not and never will, the money goes back the way
 * it came. `returned_by_hand`: the provider cannot give it back, and the hospital has, in cash or from its bank.
 */
export const reviewDecisions = ['settled', 'returned', 'returned_by_hand'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

/**
 * `withdrawn`: taken back by whoever proposed it. `lapsed`: the payment moved on before it was confirmed, so it was about
 * something that is no more; or whoever proposed it was disabled.
 */
export const proposalStates = ['open', 'confirmed', 'refused', 'withdrawn', 'lapsed'] as const

const proposal = z.object({
  proposalId: id('rvp'),
  decision: z.enum(reviewDecisions),
  reason: z.string(),
  /** Of what was given back by hand. */
  reference: z.string().nullable(),
  state: z.enum(proposalStates),
  proposedBy: z.object({ staffId, name: z.string() }),
  proposedAt: instant,
  /** Who confirmed it, refused it or took it back, and when. */
  decidedBy: z.object({ staffId, name: z.string() }).nullable(),
  decidedAt: instant.nullable(),
})
export type Proposal = z.output<typeof proposal>

const reviewRow = z.object({
  paymentId,
  orderNumber: z.string(),
  institutionId,
  institutionName: z.string(),
  state: z.enum(paymentStates),
  reason: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]).nullable(),
  purpose: z.enum(paymentPurposes),
  means: z.enum(paymentMeans),
  amountFen: fen,
  patientNameMasked: z.string(),
  waitingSince: instant,
  /** Of an open proposal. */
  proposed: z.enum(reviewDecisions).nullable(),
})
export type ReviewRow = z.output<typeof reviewRow>

/** Everything that happened to one payment, as far as it can be told without naming the patient. */
const review = reviewRow.omit({ proposed: true }).extend({
  /** Of the payment: a decision says which one it was made about. */
  version: z.int(),
  /** What may be decided now; empty once it waits for staff no more. */
  decisions: z.array(z.enum(reviewDecisions)),
  canAskAgain: z.boolean(),
  paidFen: fen,
  refundedFen: fen,
  settledFen: fen,
  /** The provider's number of the trade, and the hospital's of the settlement. */
  providerNumber: z.string().nullable(),
  settlementNumber: z.string().nullable(),
  billIds: z.array(z.string()),
  hospitalPatientNumberMasked: z.string().nullable(),
  createdAt: instant,
  paidAt: instant.nullable(),
  /** What is asked next, and when; null when nothing is. */
  asks: z
    .object({ operation: z.string(), dueAt: instant, setbacks: z.int(), isUnderWay: z.boolean() })
    .nullable(),
  /** What the other side said last, `fence: unknown`. */
  lastAnswer: z.object({ words: z.string(), at: instant }),
  /** When the hospital last refused to void it because it has booked it; null when it has not since it waits. */
  voidRefusedAt: instant.nullable(),
  transitions: z.array(
    z.object({
      version: z.int(),
      from: z.string().nullable(),
      to: z.string(),
      cause: z.string(),
      at: instant,
    }),
  ),
  refunds: z.array(
    z.object({
      refundNumber: z.string(),
      amountFen: fen,
      /** By the hospital itself, and not by the provider. */
      isByHand: z.boolean(),
      decidedAt: instant,
      doneAt: instant.nullable(),
    }),
  ),
  postings: z.array(
    z.object({ key: z.string(), debit: z.string(), credit: z.string(), amountFen: fen, at: instant }),
  ),
  proposals: z.array(proposal),
})
export type Review = z.output<typeof review>

const proposedDecision = z.object({ version: z.int(), reason: staffReason })
const newProposal = z.discriminatedUnion('decision', [
  proposedDecision.extend({ decision: z.enum(['settled', 'returned']) }).strict(),
  proposedDecision
    .extend({
      decision: z.literal('returned_by_hand'),
      /** The number of the receipt that was signed for it, or of the bank's transfer. */
      reference: line(64),
    })
    .strict(),
])
export type NewProposal = z.output<typeof newProposal>

const params = z.object({ paymentId })
const proposalParams = z.object({ paymentId, proposalId: id('rvp') })
const at = 'params.paymentId'

/** Payments that neither we nor the hospital can settle, and who decides them (reliability.md §3.3, S11). */
export const reviewsRoutes = {
  /** Those that wait longest first. */
  listReviews: route({
    method: 'GET',
    path: '/api/staff/payments/review',
    access: { who: 'staff', may: 'reviews.view' },
    query: z
      .object({
        institutionId: institutionId.optional(),
        /** Only those that wait since before then. */
        waitingBefore: instant.optional(),
        cursor: z.string().max(64).optional(),
      })
      .strict(),
    response: z.object({ payments: z.array(reviewRow), nextCursor: z.string().nullable() }),
  }),
  getReview: route({
    method: 'GET',
    path: '/api/staff/payments/:paymentId',
    access: { who: 'staff', may: 'reviews.view', at },
    params,
    response: review,
  }),
  /** The hospital is asked now, not when its turn comes. */
  askAgain: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/question',
    access: { who: 'staff', may: 'reviews.propose', at },
    params,
    response: review,
    errors: ['REVIEW_CHANGED'],
  }),
  /**
   * Moves nothing: somebody else has to confirm it. `version` is that of the payment as the person saw it. Nobody has a
   * say about a payment of their own.
   */
  proposeDecision: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/proposals',
    access: { who: 'staff', may: 'reviews.propose', at },
    params,
    body: newProposal,
    response: review,
    errors: ['REVIEW_CHANGED', 'PROPOSAL_EXISTS', 'PAYMENT_OWN'],
  }),
  /** Four eyes: never by whom it was proposed. The fact wins: not once the payment has moved on by itself. */
  confirmDecision: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/proposals/:proposalId/confirmation',
    access: { who: 'staff', may: 'reviews.confirm', at },
    params: proposalParams,
    body: z.object({ reason: staffReason }).strict(),
    response: review,
    errors: ['REVIEW_CHANGED', 'REVIEW_BEING_ASKED', 'OWN_PROPOSAL', 'PAYMENT_OWN'],
  }),
  refuseDecision: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/proposals/:proposalId/refusal',
    access: { who: 'staff', may: 'reviews.confirm', at },
    params: proposalParams,
    body: z.object({ reason: staffReason }).strict(),
    response: review,
    errors: ['REVIEW_CHANGED'],
  }),
  /** By whom it was proposed, and nobody else; the payment waits on. */
  withdrawProposal: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/proposals/:proposalId/withdrawal',
    access: { who: 'staff', may: 'reviews.propose', at },
    params: proposalParams,
    body: z.object({ reason: staffReason }).strict(),
    response: review,
    errors: ['REVIEW_CHANGED', 'NOT_PERMITTED'],
  }),
  /** Who the patient is, in full: for a stated reason, which is written down first (S32). */
  unmaskPayment: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/unmasked',
    access: { who: 'staff', may: 'personal_data.unmask', at },
    params,
    body: z.object({ reason: staffReason }).strict(),
    response: z.object({
      patientName: z.string().nullable(),
      phone: z.string().nullable(),
      hospitalPatientNumber: z.string().nullable(),
    }),
  }),
}
