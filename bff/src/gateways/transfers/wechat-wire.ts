import { z } from 'zod'

/** The answers of payments.md §1.8 and §1.9; strict about every field that is used. */

const text = z.string().min(1)
const instant = z.iso.datetime({ offset: true })
const fen = z.int().min(1)
const state = z.enum([
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
])

export const billMade = z.object({
  out_bill_no: text,
  transfer_bill_no: text,
  state,
  fail_reason: text.optional(),
  package_info: text.optional(),
})

export const bill = z.object({
  mch_id: text,
  out_bill_no: text,
  transfer_bill_no: text,
  state,
  transfer_amount: fen,
  fail_reason: text.optional(),
  update_time: instant,
})

export const batchMade = z.object({ out_batch_no: text, batch_id: text })

export const detail = z.object({
  mchid: text,
  out_batch_no: text,
  out_detail_no: text,
  detail_id: text,
  detail_status: z.enum(['INIT', 'WAIT_PAY', 'PROCESSING', 'SUCCESS', 'FAIL']),
  transfer_amount: fen,
  fail_reason: text.optional(),
  update_time: instant,
})

export const receiptAsked = z.object({ state: text })
export const receipt = z.object({
  state: z.enum(['GENERATING', 'FINISHED', 'FAILED']),
  hash_type: text.optional(),
  hash_value: text.optional(),
  download_url: z.url().optional(),
})
