import { z } from 'zod'
import { appointmentId } from './booking.ts'
import { date, fen, hospitalCode, id, instant, institutionId } from './common.ts'
import type { ErrorCode } from './errors.ts'
import { errorStatus } from './errors.ts'
import { patientId } from './patients.ts'
import { route } from './route.ts'
import { paymentMeans, paymentPurposes, paymentStates } from './states.ts'

export const paymentId = id('pay')
/** Of an application for a refund of a paid order (退费申请). */
export const refundApplicationId = id('rfa')

/** What the host needs to show the provider's cashier; signed anew each time it is read. */
const cashierInvocation = z.discriminatedUnion('means', [
  /** `WeixinJSBridge.invoke('getBrandWCPayRequest', …)`. */
  z.object({
    means: z.literal('wechat'),
    appId: z.string(),
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.literal('RSA'),
    paySign: z.string(),
  }),
  /** `my.tradePay({ tradeNO })`. */
  z.object({ means: z.literal('alipay'), tradeNo: z.string() }),
  /** A form that the browser posts; it comes back to the page of the payment. */
  z.object({ means: z.literal('unionpay'), action: z.url(), fields: z.record(z.string(), z.string()) }),
])
export type CashierInvocation = z.output<typeof cashierInvocation>

/** One thing that is paid for: a bill, or the registration. */
export const paymentLine = z.object({
  /** Null but for a bill. */
  billId: hospitalCode.nullable(),
  /** The department that carries it out, or where the visit or the stay is. */
  name: z.string(),
  amountFen: fen,
})

export const payment = z.object({
  paymentId,
  /** Grows with every change; `waitFor` of getPayment waits until it is passed. */
  version: z.int(),
  state: z.enum(paymentStates),
  /** Why it was closed, comes back or is looked into, as an error code with a text of its own. */
  reason: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]).nullable(),
  /** Fill the gaps of the reason's text, as `params` of an error do. */
  reasonParams: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  purpose: z.enum(paymentPurposes),
  institutionId,
  institutionName: z.string(),
  institutionPhone: z.string(),
  patientId,
  /** Null, as all that says what it was for: the account has paid, and has no right over the patient any more. */
  patientName: z.string().nullable(),
  /** Of a registration. */
  appointmentId: appointmentId.nullable(),
  /** Of money paid beforehand for a stay in hospital. */
  stayId: hospitalCode.nullable(),
  means: z.enum(paymentMeans),
  amountFen: fen,
  refundedFen: fen,
  /** Of that, what the hospital gave back in cash or from its bank, because it could not go the way it came. */
  byHandFen: fen,
  /** On its way back now, beside what is back already; it may be a part of what was paid. */
  refundingFen: fen,
  /** Adds up to `amountFen`; empty while preparing, and to who has only paid. */
  lines: z.array(paymentLine),
  /** The provider's own number, as on the person's bill there; known once paid. */
  providerNumber: z.string().nullable(),
  createdAt: instant,
  paidAt: instant.nullable(),
  /** While `to_pay`: from then on it cannot be paid any more. */
  expiresAt: instant.nullable(),
  /** While preparing, confirming or refunding: by when the person will know. */
  settledByAt: instant.nullable(),
  /** While `to_pay`, and only for the account that pays. */
  cashier: cashierInvocation.nullable(),
  canClose: z.boolean(),
  /** An application for a refund of it that is under way. */
  refundApplicationId: refundApplicationId.nullable(),
  /** Of one that somebody else makes because this account has asked for help: the step that it passed on. */
  helpId: id('hlp').nullable(),
})
export type Payment = z.output<typeof payment>

const paymentParams = z.object({ paymentId })
const forPayment = { who: 'patient', scope: 'payments', at: 'params.paymentId', orPayer: true } as const

export const paymentsRoutes = {
  /**
   * Pays bills of one patient in one hospital together, the fee of a registration whose place is held, or money
   * beforehand for a stay in hospital. 200 with the payment: `to_pay`, or `preparing` when hospital or provider have not answered in time; then follow
   * it by getPayment. The amount shown to the person is sent along and checked. Asking for the same bills again
   * while they are being paid by this account answers that payment.
   */
  createPayment: route({
    method: 'POST',
    path: '/api/payments',
    module: { prepaid: 'inpatient' },
    access: { who: 'patient', scope: 'payments', at: 'body.patientId' },
    body: z.discriminatedUnion('purpose', [
      z
        .object({
          purpose: z.literal('bills'),
          institutionId,
          patientId,
          billIds: z.array(hospitalCode).min(1).max(30),
          amountFen: fen.min(1),
          means: z.enum(paymentMeans),
        })
        .strict(),
      z
        .object({
          purpose: z.literal('registration'),
          patientId,
          appointmentId,
          amountFen: fen.min(1),
          means: z.enum(paymentMeans),
        })
        .strict(),
      z
        .object({
          purpose: z.literal('prepaid'),
          institutionId,
          patientId,
          stayId: hospitalCode,
          amountFen: fen.min(1),
          means: z.enum(paymentMeans),
        })
        .strict(),
    ]),
    response: payment,
    errors: [
      'BILL_GONE',
      'BILL_CHANGED',
      'BILL_IN_PAYMENT',
      'CARD_REQUIRED',
      'APPOINTMENT_STATE',
      'FEE_CHANGED',
      'STAY_GONE',
      'STAY_OVER',
      'TOP_UP_LIMITS',
      'TOP_UP_IN_PAYMENT',
      'PAYMENT_MEANS_UNAVAILABLE',
      'PAYMENT_UNAVAILABLE',
      'HOSPITAL_UNAVAILABLE',
      'FAMILY_HELP_STATE',
    ],
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getPayment: route({
    method: 'GET',
    path: '/api/payments/:paymentId',
    access: forPayment,
    params: paymentParams,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: payment,
  }),
  /** Gives up paying. The provider has the last word: who has paid meanwhile has paid. */
  closePayment: route({
    method: 'POST',
    path: '/api/payments/:paymentId/closure',
    access: forPayment,
    params: paymentParams,
    response: payment,
    errors: ['PAYMENT_STATE'],
  }),
  /** The cashier is gone from the screen: the provider is asked now. Whatever the host said is not believed. */
  returnFromCashier: route({
    method: 'POST',
    path: '/api/payments/:paymentId/cashier-result',
    access: forPayment,
    params: paymentParams,
    response: payment,
  }),
  /** Payments of the account's patients, and all that it has paid, in every institution of the channel, newest first. */
  listPayments: route({
    method: 'GET',
    path: '/api/payments',
    access: { who: 'account' },
    /** `from`: begun on this day or later. */
    query: z
      .object({
        patientId: patientId.optional(),
        from: date.optional(),
        cursor: z.string().max(64).optional(),
      })
      .strict(),
    response: z.object({ payments: z.array(payment), nextCursor: z.string().nullable() }),
  }),
}
