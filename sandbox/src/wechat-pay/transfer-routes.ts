import { createHash, randomBytes } from 'node:crypto'
import { onePagePdf } from '../lib/one-page-pdf.ts'
import { yuanOf } from '../lib/yuan.ts'
import { anything, fen, listOf, matching, notifyUrl, object, optional, required, text } from './body-rules.ts'
import { otherAppId, PayRefusal, paramError, transferUnknown } from './pay-refusal.ts'
import { rfc3339 } from './rfc3339.ts'
import type { PayAnswer, PayRoute } from './signed-routes.ts'
import type { Transfer, Transfers } from './transfers.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

const number = matching(/^[0-9A-Za-z]{1,32}$/)
const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'
const RECEIPTS = '/v3/fund-app/mch-transfer/elecsign/out-bill-no'
const BATCHES = '/v3/transfer/batches'

const billOrder = object({
  appid: required(text(32)),
  out_bill_no: required(number),
  transfer_scene_id: required(text(36)),
  openid: required(text(64)),
  user_name: optional(text(1024)),
  transfer_amount: required(fen),
  transfer_remark: required(text(32)),
  notify_url: optional(notifyUrl),
  user_recv_perception: optional(text(32)),
  user_recv_style: optional(anything),
  transfer_scene_report_infos: required(
    listOf(object({ info_type: required(text(15)), info_content: required(text(32)) })),
  ),
})

const detail = object({
  out_detail_no: required(number),
  transfer_amount: required(fen),
  transfer_remark: required(text(32)),
  openid: required(text(64)),
  user_name: optional(text(1024)),
})
const batchOrder = object({
  appid: required(text(32)),
  out_batch_no: required(number),
  batch_name: required(text(32)),
  batch_remark: required(text(32)),
  total_amount: required(fen),
  total_num: required(fen),
  transfer_detail_list: required(listOf(detail)),
  transfer_scene_id: optional(text(36)),
  notify_url: optional(notifyUrl),
})

interface BillOrder {
  appid: string
  out_bill_no: string
  openid: string
  user_name?: string
  transfer_amount: number
  transfer_remark: string
  notify_url?: string
}
interface BatchOrder {
  appid: string
  out_batch_no: string
  total_amount: number
  total_num: number
  transfer_detail_list: (Pick<BillOrder, 'openid' | 'user_name' | 'transfer_amount' | 'transfer_remark'> & {
    out_detail_no: string
  })[]
  notify_url?: string
}

interface ReceiptTicket {
  /** Base64. */
  file: string
  expiresAtMs: number
}
const RECEIPT_URL_MS = 600_000

/**
 * Merchant transfers (payments.md §1.8, §1.9): `POST …/transfer-bills`, `GET …/out-bill-no/{no}` and
 * `…/transfer-bill-no/{no}`, `POST …/cancel`; the older `POST /v3/transfer/batches` with one detail, and its detail by
 * either number; electronic receipts of bills, the file unsigned.
 */
export function transferRoutes(
  office: WechatPayOffice,
  { transfers, origin }: { transfers: Transfers; origin: () => string },
): PayRoute[] {
  const { appId } = office.secrets.credentials
  const tickets = office.store.collection<ReceiptTicket>('transfer-receipts')
  const bill = (found: Transfer | undefined): PayAnswer =>
    found === undefined || found.order.outBatchNo !== undefined
      ? transferUnknown()
      : transfers.billAnswer(found)
  const detailOf = (found: Transfer | undefined, batch: (one: Transfer) => boolean): PayAnswer =>
    found === undefined || !batch(found) ? transferUnknown() : transfers.detailAnswer(found)

  return [
    {
      method: 'POST',
      url: BILLS,
      handle({ body }) {
        const problem = billOrder(body, '')
        if (problem) return problem
        const order = body as BillOrder
        if (order.appid !== appId) return otherAppId()
        const made = transfers.transfer({
          ...{ appid: order.appid, number: order.out_bill_no, openid: order.openid },
          ...{ amountFen: order.transfer_amount, remark: order.transfer_remark },
          ...(order.user_name !== undefined && { userName: order.user_name }),
          ...(order.notify_url !== undefined && { notifyUrl: order.notify_url }),
        })
        if (made instanceof PayRefusal) return made

        return {
          ...{ out_bill_no: made.order.number, transfer_bill_no: made.billNo, state: made.state },
          create_time: rfc3339(made.createdAtMs),
          ...(made.failReason !== undefined && { fail_reason: made.failReason }),
          ...(made.state === 'WAIT_USER_CONFIRM' && { package_info: made.packageInfo }),
        }
      },
    },
    {
      method: 'GET',
      url: `${BILLS}/out-bill-no/:number`,
      handle: ({ params }) => bill(transfers.find(params.number ?? '')),
    },
    {
      method: 'GET',
      url: `${BILLS}/transfer-bill-no/:number`,
      handle: ({ params }) => bill(transfers.findByBill(params.number ?? '')),
    },
    {
      method: 'POST',
      url: `${BILLS}/out-bill-no/:number/cancel`,
      handle({ params }) {
        const cancelled = transfers.cancel(params.number ?? '')
        if (cancelled === undefined) return transferUnknown()
        if (cancelled instanceof PayRefusal) return cancelled
        const { order, billNo, state, updatedAtMs } = cancelled

        return {
          ...{ out_bill_no: order.number, transfer_bill_no: billNo, state },
          update_time: rfc3339(updatedAtMs),
        }
      },
    },
    {
      method: 'POST',
      url: BATCHES,
      handle({ body }) {
        const problem = batchOrder(body, '')
        if (problem) return problem
        const order = body as BatchOrder
        const [only, ...others] = order.transfer_detail_list
        if (order.appid !== appId) return otherAppId()
        // One person's money at a time is all that a refund needs.
        if (only === undefined || others.length > 0 || order.total_num !== 1)
          return paramError('transfer_detail_list', 'one detail')
        if (only.transfer_amount !== order.total_amount) return paramError('total_amount', 'not the sum')
        const made = transfers.transfer({
          ...{ appid: order.appid, number: only.out_detail_no, outBatchNo: order.out_batch_no },
          ...{ openid: only.openid, amountFen: only.transfer_amount, remark: only.transfer_remark },
          ...(only.user_name !== undefined && { userName: only.user_name }),
          ...(order.notify_url !== undefined && { notifyUrl: order.notify_url }),
        })
        if (made instanceof PayRefusal) return made

        return {
          ...{ out_batch_no: order.out_batch_no, batch_id: made.batchId, batch_status: 'ACCEPTED' },
          create_time: rfc3339(made.createdAtMs),
        }
      },
    },
    {
      method: 'GET',
      url: `${BATCHES}/out-batch-no/:batch/details/out-detail-no/:number`,
      handle: ({ params }) =>
        detailOf(transfers.find(params.number ?? ''), ({ order }) => order.outBatchNo === params.batch),
    },
    {
      method: 'GET',
      url: `${BATCHES}/batch-id/:batch/details/detail-id/:number`,
      handle: ({ params }) =>
        detailOf(transfers.findByBill(params.number ?? ''), ({ batchId }) => batchId === params.batch),
    },
    {
      method: 'POST',
      url: RECEIPTS,
      handle({ body }) {
        const { out_bill_no: asked = '' } = (body ?? {}) as { out_bill_no?: string }
        const found = transfers.find(asked)

        return found?.state === 'SUCCESS'
          ? { state: 'GENERATING', create_time: rfc3339(office.clock.now()) }
          : transferUnknown()
      },
    },
    {
      method: 'GET',
      url: `${RECEIPTS}/:number`,
      handle({ params }) {
        const found = transfers.find(params.number ?? '')
        if (found?.state !== 'SUCCESS') return transferUnknown()
        const content = receiptOf(found)
        const token = randomBytes(24).toString('base64url')
        tickets.set(token, {
          file: content.toString('base64'),
          expiresAtMs: office.clock.now() + RECEIPT_URL_MS,
        })

        return {
          ...{ state: 'FINISHED', hash_type: 'SHA256' },
          hash_value: createHash('sha256').update(content).digest('hex'),
          download_url: `${origin()}/v3/transferbilldownload/elecvoucherfile?source=elecsign&token=${token}`,
        }
      },
    },
    {
      method: 'GET',
      url: '/v3/transferbilldownload/elecvoucherfile',
      handle({ query }) {
        const ticket = tickets.get(query.token ?? '')
        if (ticket === undefined || office.clock.now() >= ticket.expiresAtMs)
          return paramError('token', 'expired')

        return Buffer.from(ticket.file, 'base64')
      },
    },
  ]
}

/** The true one bears WeChat Pay's seal. */
function receiptOf({ order, billNo, updatedAtMs }: Transfer): Buffer {
  return onePagePdf([
    '商家转账电子回单',
    `商家转账单号 ${order.number}`,
    `微信转账单号 ${billNo}`,
    `转账金额 ¥${yuanOf(order.amountFen)}　到账时间 ${rfc3339(updatedAtMs)}`,
    '沙箱回单，不作凭证。A sandbox receipt: of no value.',
  ])
}
