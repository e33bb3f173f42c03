import { z } from 'zod'
import { date, fen, hospitalCode, instant, institutionId, line } from './common.ts'
import type { ErrorCode } from './errors.ts'
import { errorStatus } from './errors.ts'
import { patientId } from './patients.ts'
import { paymentId, refundApplicationId } from './payments.ts'
import { route } from './route.ts'
import { staffId, staffReason } from './staff.ts'
import {
  paymentMeans,
  prepaidStages,
  prepaidWays,
  refundReasons,
  refundStates,
  refundSteps,
  refundWays,
} from './states.ts'

const errorCode = z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]])

/** One thing of a paid bill, by the hospital's number of it. */
const refundItem = z.object({
  billId: hospitalCode,
  itemId: hospitalCode,
  departmentName: z.string(),
  name: z.string(),
  specification: z.string().nullable(),
  quantity: z.number(),
  unit: z.string(),
  amountFen: fen,
})
export type RefundItem = z.output<typeof refundItem>

const offerItem = refundItem.extend({
  /** `done`: carried out or dispensed; `refunded`: given back before. */
  state: z.enum(['refundable', 'done', 'refunded']),
})

const refundOffer = z.object({
  paymentId,
  /** Why nothing of it can be applied for here; null when something can. */
  refusal: errorCode.nullable(),
  items: z.array(offerItem),
  means: z.enum(paymentMeans),
  institutionName: z.string(),
  institutionPhone: z.string(),
  /** The hospital's own words about refunds. */
  notice: z.string().nullable(),
  /** Who decides, one after the other. */
  steps: z.array(z.enum(refundSteps)),
  /** The day by which the money should be back. */
  expectedOn: date,
  /** The newest application for this payment, open or not. */
  applicationId: refundApplicationId.nullable(),
})
export type RefundOffer = z.output<typeof refundOffer>

const trackStep = z.object({
  step: z.enum(['applied', ...refundSteps, 'returning', 'returned']),
  /** `stopped`: it went no further from here. */
  is: z.enum(['done', 'now', 'next', 'stopped']),
  /** When it was done. */
  at: instant.nullable(),
  /** By when, as far as it is not. */
  expectedOn: date.nullable(),
})
export type RefundTrackStep = z.output<typeof trackStep>

const application = z.object({
  applicationId: refundApplicationId,
  /** Grows with every change; `waitFor` waits until it is passed. */
  version: z.int(),
  state: z.enum(refundStates),
  /** On its way back, neither yes nor no can be had: staff see to it, the money is safe. */
  isInReview: z.boolean(),
  /** In review, because the provider gives it back no more: the hospital does, in cash or by a bank's transfer. */
  isBarred: z.boolean(),
  /** Agreed to, and the hospital's system has not answered for long: it is asked on, and staff see to it. */
  isHeldUp: z.boolean(),
  paymentId,
  institutionId,
  institutionName: z.string(),
  amountFen: fen,
  means: z.enum(paymentMeans),
  /** How it went back; while it has not, how it is meant to. */
  way: z.enum(refundWays),
  reason: z.enum(refundReasons),
  createdAt: instant,
  changedAt: instant,
})

const refundApplication = application.extend({
  institutionPhone: z.string(),
  patientId,
  patientName: z.string(),
  words: z.string().nullable(),
  items: z.array(refundItem),
  track: z.array(trackStep),
  /** Why it was declined, in the words of whoever did. */
  declineReason: z.string().nullable(),
  canWithdraw: z.boolean(),
  /** Declined, withdrawn or refused, and no other one is open. */
  canApplyAgain: z.boolean(),
})
export type RefundApplication = z.output<typeof refundApplication>

const forPayment = { who: 'patient', scope: 'payments', at: 'params.paymentId' } as const
const ofPayment = z.object({ paymentId })
const params = z.object({ paymentId, applicationId: refundApplicationId })
const cursor = z.string().max(64).optional()

export const refundsRoutes = {
  /** Live from the hospital: what of a paid order may be given back, and what will happen. */
  getRefundOffer: route({
    method: 'GET',
    path: '/api/payments/:paymentId/refund-offer',
    access: forPayment,
    params: ofPayment,
    response: refundOffer,
    errors: ['HOSPITAL_UNAVAILABLE', 'CARD_REQUIRED'],
  }),
  /** The amount shown to the person is sent along and checked. */
  applyForRefund: route({
    method: 'POST',
    path: '/api/payments/:paymentId/refund-applications',
    access: forPayment,
    params: ofPayment,
    body: z
      .object({
        itemIds: z.array(hospitalCode).min(1).max(200),
        amountFen: fen.min(1),
        reason: z.enum(refundReasons),
        words: line(200).nullable(),
      })
      .strict(),
    response: refundApplication,
    errors: [
      'REFUND_CHANGED',
      'REFUND_EXISTS',
      'REFUND_INSURED',
      'REFUND_NOT_HERE',
      'PAYMENT_STATE',
      'HOSPITAL_UNAVAILABLE',
      'CARD_REQUIRED',
    ],
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getRefundApplication: route({
    method: 'GET',
    path: '/api/payments/:paymentId/refund-applications/:applicationId',
    access: forPayment,
    params,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: refundApplication,
  }),
  /** Only while nobody has decided anything. */
  withdrawRefundApplication: route({
    method: 'POST',
    path: '/api/payments/:paymentId/refund-applications/:applicationId/withdrawal',
    access: forPayment,
    params,
    response: refundApplication,
    errors: ['REFUND_STATE'],
  }),
  /** What the account has applied for, the newest first. */
  listRefundApplications: route({
    method: 'GET',
    path: '/api/refund-applications',
    access: { who: 'account' },
    query: z.object({ cursor }).strict(),
    response: z.object({ applications: z.array(application), nextCursor: z.string().nullable() }),
  }),
}
export type RefundRow = z.output<typeof application>

const deskRow = application.extend({
  /** Null: of money on a card, which `prepaid` tells of. */
  paymentId: paymentId.nullable(),
  prepaid: z
    .object({ way: z.enum(prepaidWays), stage: z.enum(prepaidStages), cardMasked: z.string() })
    .nullable(),
  orderNumber: z.string(),
  patientNameMasked: z.string(),
  departmentName: z.string(),
  doctorName: z.string(),
  /** When the last one who had to agree did. */
  approvedAt: instant.nullable(),
  /** When the rules give it back by themselves, unless somebody decides before. */
  automaticAt: instant.nullable(),
})
export type RefundDeskRow = z.output<typeof deskRow>

export const deskApplication = deskRow.extend({
  items: z.array(refundItem),
  words: z.string().nullable(),
  chain: z.array(z.enum(refundSteps)),
  isByRule: z.boolean(),
  /** The step that this person may decide now; null when it is not theirs. */
  mayDecide: z.enum(refundSteps).nullable(),
  paidFen: fen,
  refundedFen: fen,
  story: z.array(
    z.object({
      version: z.int(),
      from: z.enum(refundStates).nullable(),
      to: z.enum(refundStates),
      cause: z.string(),
      by: z.string().nullable(),
      remark: z.string().nullable(),
      at: instant,
    }),
  ),
})
export type RefundDeskApplication = z.output<typeof deskApplication>

/** By which an institution gives money back for orders that were paid through us. */
export const refundRules = z
  .object({
    /** Applications are taken here at all. */
    isOpen: z.boolean(),
    asksDoctor: z.boolean(),
    /** Four eyes: a second person of finance agrees, too. */
    hasSecond: z.boolean(),
    /** So many days each step may take: what patients are promised. */
    daysPerStep: z.int().min(1).max(15),
    /** Small amounts go back without anybody, after a while, within a sum for each day. */
    automatic: z
      .object({
        ceilingFen: fen.min(1),
        afterMinutes: z.int().min(0).max(10_080),
        dailyCapFen: fen,
        /** So many applications of one account in 30 days, and a person looks. */
        mostPerMonth: z.int().min(1).max(100),
      })
      .strict()
      .nullable(),
    notice: z.object({ zh: line(300).nullable(), en: line(300).nullable() }).strict(),
  })
  .strict()
export type RefundRules = z.output<typeof refundRules>

const rulesOfInstitution = z.object({
  institutionId,
  /** 0 while staff have changed nothing; 0 can be restored, too. */
  version: z.int().min(0),
  rules: refundRules,
  /** The newest first. */
  history: z.array(
    z.object({
      version: z.int().min(1),
      at: instant,
      by: z.object({ staffId, name: z.string() }),
      rules: refundRules,
      restored: z.int().min(0).nullable(),
      reason: z.string(),
    }),
  ),
})
export type RulesOfInstitution = z.output<typeof rulesOfInstitution>

/** Which applications: what the work-list and its export are narrowed by. */
export const refundSelection = {
  institutionId: institutionId.optional(),
  state: z.enum(refundStates).optional(),
  means: z.enum(paymentMeans).optional(),
  way: z.enum(refundWays).optional(),
  /** What `from` and `to`, both included, are the days of: applied for, or agreed to by the last one. */
  dates: z.enum(['applied', 'agreed']).optional(),
  from: date.optional(),
  to: date.optional(),
  leastFen: z.coerce.number().int().min(0).optional(),
  mostFen: z.coerce.number().int().min(0).optional(),
}

export type RefundSelection = z.output<z.ZodObject<typeof refundSelection>>

const at = 'params.paymentId'
const version = z.int()
const ofInstitution = z.object({ institutionId })

export const refundsDeskRoutes = {
  /** `mine`, `open` and `held_up`: those that wait longest first; the others the newest first. */
  listRefunds: route({
    method: 'GET',
    path: '/api/staff/refund-applications',
    access: { who: 'staff', may: 'refunds.view' },
    query: z
      .object({
        ...refundSelection,
        show: z.enum(['mine', 'open', 'held_up', 'ended', 'all']),
        /** Of an order, or of a refund: the whole number. */
        number: z
          .string()
          .regex(/^[\dA-Za-z]{8,40}$/)
          .optional(),
        cursor,
      })
      .strict(),
    response: z.object({ applications: z.array(deskRow), nextCursor: z.string().nullable() }),
  }),
  getRefund: route({
    method: 'GET',
    path: '/api/staff/payments/:paymentId/refund-applications/:applicationId',
    access: { who: 'staff', may: 'refunds.view', at },
    params,
    response: deskApplication,
  }),
  /** The doctor's step by a doctor, the others by finance; nobody twice, and nobody for themselves. */
  agreeToRefund: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/refund-applications/:applicationId/agreement',
    access: { who: 'staff', may: 'refunds.decide', at },
    params,
    body: z.object({ version, remark: staffReason.nullable() }).strict(),
    response: deskApplication,
    errors: ['REFUND_MOVED_ON', 'REFUND_NOT_YOURS', 'REFUND_OWN', 'REFUND_DECIDED_BEFORE'],
  }),
  /** Told to the patient with the reason. */
  declineRefund: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/refund-applications/:applicationId/refusal',
    access: { who: 'staff', may: 'refunds.decide', at },
    params,
    body: z.object({ version, remark: staffReason }).strict(),
    response: deskApplication,
    errors: ['REFUND_MOVED_ON', 'REFUND_NOT_YOURS', 'REFUND_OWN', 'REFUND_DECIDED_BEFORE'],
  }),
  /** Of one that is held up: the hospital is asked now, not when its turn comes. */
  askAboutRefund: route({
    method: 'POST',
    path: '/api/staff/payments/:paymentId/refund-applications/:applicationId/question',
    access: { who: 'staff', may: 'refunds.decide', at },
    params,
    response: deskApplication,
    errors: ['REFUND_MOVED_ON'],
  }),
  getRefundRules: route({
    method: 'GET',
    path: '/api/staff/institutions/:institutionId/refund-rules',
    access: { who: 'staff', may: 'refunds.rules' },
    params: ofInstitution,
    response: rulesOfInstitution,
  }),
  changeRefundRules: route({
    method: 'PUT',
    path: '/api/staff/institutions/:institutionId/refund-rules',
    access: { who: 'staff', may: 'refunds.rules' },
    params: ofInstitution,
    body: z.object({ version: version.min(0), rules: refundRules, reason: staffReason }).strict(),
    response: rulesOfInstitution,
    errors: ['SETTINGS_CHANGED'],
  }),
  /** Brings an earlier version back, as a new one. */
  restoreRefundRules: route({
    method: 'POST',
    path: '/api/staff/institutions/:institutionId/refund-rules/restoration',
    access: { who: 'staff', may: 'refunds.rules' },
    params: ofInstitution,
    body: z.object({ version: version.min(0), restore: version.min(0), reason: staffReason }).strict(),
    response: rulesOfInstitution,
    errors: ['SETTINGS_CHANGED'],
  }),
}
