import { z } from 'zod'
import { appointmentId } from './booking.ts'
import { fen, hospitalCode, id, instant, institutionId } from './common.ts'
import { patientId } from './patients.ts'
import { payment, paymentId } from './payments.ts'
import { route } from './route.ts'
import { familyHelpPurposes, familyHelpStates, paymentMeans } from './states.ts'

export const helpId = id('hlp')

/** Six digits, so that they can be read out over the telephone. */
const helpCode = z.string().regex(/^\d{6}$/)

/** The one step that is passed on, in what both may know of it. */
const step = {
  helpId,
  /** Grows with every change; `waitFor` waits until it is passed. */
  version: z.int(),
  state: z.enum(familyHelpStates),
  purpose: z.enum(familyHelpPurposes),
  institutionId,
  institutionName: z.string(),
  institutionPhone: z.string(),
  amountFen: fen,
  /** Of bills; null of a registration. */
  billCount: z.int().nullable(),
  expiresAt: instant,
  /** The helper's payment is under way or in review, perhaps beyond `expiresAt`: it is `allowed` until that is over. */
  isPaying: z.boolean(),
}

/** As who asked sees it. */
export const askedHelp = z.object({
  ...step,
  patientId,
  /** Of a registration. */
  appointmentId: appointmentId.nullable(),
  /** While nobody has opened it. */
  code: z.string().nullable(),
  /** Who has opened it; the name as far as that account has one of its own. */
  helper: z.object({ nameMasked: z.string().nullable(), phoneMasked: z.string() }).nullable(),
})
export type AskedHelp = z.output<typeof askedHelp>

/** As who helps sees it: nothing of what the visit is about. */
const givenHelp = z.object({
  ...step,
  patientNameMasked: z.string(),
  /** Ways to pay here in this channel; empty: only in another one. */
  means: z.array(z.enum(paymentMeans)),
  /** The last payment that the helper began for it. */
  paymentId: paymentId.nullable(),
})
export type GivenHelp = z.output<typeof givenHelp>

const params = z.object({ helpId })
const waiting = z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict()
const ofAsker = { who: 'patient', scope: 'payments', at: 'params.helpId' } as const

/** 请家人帮忙: one step, passed on to somebody with an account of their own (docs/decisions/0041). */
export const familyHelpRoutes = {
  /** Asked again for the same step while it is open, the same help is answered. */
  askForHelp: route({
    method: 'POST',
    path: '/api/family-helps',
    access: { who: 'patient', scope: 'payments', at: 'body.patientId' },
    body: z.discriminatedUnion('purpose', [
      z
        .object({
          purpose: z.literal('bills'),
          institutionId,
          patientId,
          billIds: z.array(hospitalCode).min(1).max(30),
          amountFen: fen.min(1),
        })
        .strict(),
      z.object({ purpose: z.literal('registration'), patientId, appointmentId }).strict(),
    ]),
    response: askedHelp,
    errors: ['APPOINTMENT_STATE', 'BILL_IN_PAYMENT', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getAskedHelp: route({
    method: 'GET',
    path: '/api/family-helps/:helpId',
    access: ofAsker,
    params,
    query: waiting,
    response: askedHelp,
    isUnattended: true,
  }),
  /** The consent: of this helper, for this step. `version`: as it was seen, so that nobody else is let in by the tap. */
  allowHelper: route({
    method: 'POST',
    path: '/api/family-helps/:helpId/allowance',
    access: ofAsker,
    params,
    body: z.object({ version: z.int() }).strict(),
    response: askedHelp,
    errors: ['FAMILY_HELP_STATE'],
  }),
  /** A payment that the helper has at the cashier is closed; who has paid meanwhile has paid. */
  takeHelpBack: route({
    method: 'DELETE',
    path: '/api/family-helps/:helpId',
    access: ofAsker,
    params,
    response: askedHelp,
    errors: ['FAMILY_HELP_STATE'],
  }),
  /** Typed, or from the link: the first to open it is the only one. Wrong ones are counted. */
  openHelp: route({
    method: 'POST',
    path: '/api/given-helps',
    access: { who: 'account' },
    body: z.object({ code: helpCode }).strict(),
    response: givenHelp,
    errors: ['FAMILY_HELP_CODE_WRONG', 'FAMILY_HELP_OWN'],
  }),
  getGivenHelp: route({
    method: 'GET',
    path: '/api/given-helps/:helpId',
    access: { who: 'helper' },
    params,
    query: waiting,
    response: givenHelp,
    isUnattended: true,
  }),
  /** With the helper's own money. The amount shown is sent along and checked. */
  payAsHelper: route({
    method: 'POST',
    path: '/api/given-helps/:helpId/payment',
    access: { who: 'helper' },
    params,
    body: z.object({ amountFen: fen.min(1), means: z.enum(paymentMeans) }).strict(),
    response: payment,
    errors: [
      'FAMILY_HELP_STATE',
      'BILL_GONE',
      'BILL_CHANGED',
      'BILL_IN_PAYMENT',
      'CARD_REQUIRED',
      'APPOINTMENT_STATE',
      'FEE_CHANGED',
      'STAY_GONE',
      'STAY_OVER',
      'TOP_UP_LIMITS',
      'PAYMENT_MEANS_UNAVAILABLE',
      'PAYMENT_UNAVAILABLE',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
}
