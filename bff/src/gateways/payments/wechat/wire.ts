import { z } from 'zod'

/**
 * The answers and call-backs of payments.md §1.2–1.5. Strict about every field that is used, indifferent to
 * fields that are not.
 */

const text = z.string().min(1)
const instant = z.iso.datetime({ offset: true })
const fen = z.int().min(1)

/** What the client throws, as far as it is looked at. */
export const thrown = z
  .object({
    code: z.string().optional(),
    response: z
      .object({
        status: z.int(),
        data: z.unknown(),
        headers: z.object({ 'request-id': z.string().optional() }).catch({}),
      })
      .optional()
      .catch(undefined),
  })
  .catch({})

export const refusal = z.object({ code: text })

export const prepaid = z.object({ prepay_id: text.max(64) })

/** 204. */
export const nothing = z.literal('')

const currency = z.literal('CNY').default('CNY')
const parties = { appid: text, mchid: text, out_trade_no: text }

export const trade = z.discriminatedUnion('trade_state', [
  z.object({
    ...parties,
    // REFUND: it was paid, and a refund was asked for at some time.
    trade_state: z.enum(['SUCCESS', 'REFUND']),
    transaction_id: text,
    success_time: instant,
    amount: z.object({ total: fen, currency }),
  }),
  z.object({
    ...parties,
    trade_state: z.enum(['NOTPAY', 'USERPAYING', 'PAYERROR', 'ACCEPT', 'CLOSED', 'REVOKED']),
  }),
])

const refundOf = {
  out_refund_no: text,
  transaction_id: text,
  amount: z.object({ refund: fen, total: fen, currency }),
}

export const refund = z.discriminatedUnion('status', [
  z.object({ ...refundOf, status: z.literal('SUCCESS'), success_time: instant }),
  z.object({ ...refundOf, status: z.enum(['PROCESSING', 'ABNORMAL', 'CLOSED']) }),
])

export const callback = z.object({
  id: text.max(128),
  event_type: z.enum([
    'TRANSACTION.SUCCESS',
    'REFUND.SUCCESS',
    'REFUND.ABNORMAL',
    'REFUND.CLOSED',
    'MCHTRANSFER.BILL.FINISHED',
    'MCHTRANSFER.BATCH.FINISHED',
    'MCHTRANSFER.BATCH.CLOSED',
  ]),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: text,
    /** Empty in one official sample, the kind of the resource in others (payments.md §10.1). */
    associated_data: z.string().default(''),
    nonce: text,
  }),
})

export const paymentNotice = z.object({ ...parties, amount: z.object({ total: fen }) })

/** Names no `appid`. */
export const refundNotice = z.object({
  mchid: text,
  out_trade_no: text,
  out_refund_no: text,
  amount: z.object({ refund: fen }),
})

/** Of a bill, or of an older batch, which we give the number of its only detail (payments.md §1.8, §1.9). */
export const transferNotice = z
  .union([
    z.object({ mch_id: text, out_bill_no: text, transfer_amount: fen }),
    z.object({ mchid: text, out_batch_no: text, total_amount: fen }),
  ])
  .transform((notice) =>
    'mch_id' in notice
      ? {
          ...{ merchant: notice.mch_id, transferNumber: notice.out_bill_no },
          amountFen: notice.transfer_amount,
        }
      : {
          ...{ merchant: notice.mchid, transferNumber: notice.out_batch_no },
          amountFen: notice.total_amount,
        },
  )
