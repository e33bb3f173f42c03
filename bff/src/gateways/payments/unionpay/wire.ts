import { z } from 'zod'

/** A message of UnionPay 5.1.0: names and texts. */
export type Fields = Readonly<Record<string, string>>

const fen = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number)

/** The trade that an answer tells of (payments.md §4.1). */
export const answeredTrade = z.object({
  origRespCode: z.string().regex(/^\w{2}$/),
})

/** Of a trade that succeeded. That the query repeats `txnAmt` is UNCONFIRMED; it is the amount settled otherwise. */
export const doneTrade = z
  .object({
    queryId: z.string().regex(/^\d{21}$/),
    txnAmt: fen.optional(),
    settleAmt: fen,
    settleCurrencyCode: z.literal('156'),
    /** MMDDhhmmss, Beijing time, without a year. */
    traceTime: z.string().regex(/^\d{10}$/),
  })
  .transform(({ queryId, txnAmt, settleAmt, traceTime }) => ({
    queryId,
    amountFen: txnAmt ?? settleAmt,
    traceTime,
  }))

export const answerCode = z.object({ respCode: z.string().regex(/^\w{2}$/) })

const orderNumber = z.string().regex(/^[0-9A-Za-z]{8,32}$/)
const notice = z.object({
  orderId: orderNumber,
  queryId: z.string().regex(/^\d{21}$/),
  txnAmt: fen,
  currencyCode: z.literal('156'),
})

/** Call-backs to `backUrl`: of a payment, and of a refund, which repeats in `reqReserved` what we sent along. */
export const callbackNotice = z.discriminatedUnion('txnType', [
  notice.extend({ txnType: z.literal('01'), txnSubType: z.literal('01') }),
  notice.extend({ txnType: z.literal('04'), txnSubType: z.literal('00'), reqReserved: orderNumber }),
])
