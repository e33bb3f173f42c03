import { createHash } from 'node:crypto'
import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import type { z } from 'zod'
import type { MerchantConfig } from '../../config/merchants.ts'
import type { FileClient } from '../../lib/http.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { GatewayFailure, isGatewayFailure, unintelligible } from '../failure.ts'
import type { Trace } from '../payments/port.ts'
import { createWechatPayClient, type WechatPayClient } from '../payments/wechat/client.ts'
import { loadKeys, type WechatPayKeys } from '../payments/wechat/keys.ts'
import type { TransferChannel, TransferOrder, TransferRefusal, TransferStanding } from './port.ts'
import { causeOf, refusalOf } from './wechat-codes.ts'
import * as wire from './wechat-wire.ts'

type WechatMerchant = MerchantConfig<'wechat'>
export type TransferSettings = Omit<NonNullable<WechatMerchant['transfers']>, 'statement'>

interface Options {
  merchant: WechatMerchant
  settings: TransferSettings
  appId: string
  /** Where call-backs reach us; without a query. */
  notifyUrl: string
  http: FileClient
}

interface Speaking extends Options {
  client: WechatPayClient
  keys: WechatPayKeys
}

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'
const RECEIPTS = '/v3/fund-app/mch-transfer/elecsign/out-bill-no'
const BATCHES = '/v3/transfer/batches'
const NOT_FOUND = 'NOT_FOUND'
const PERCEPTION = '退款'
const LARGEST_RECEIPT_BYTES = 2 * 1024 * 1024

/** Merchant transfers to WeChat change, by the interface that the merchant has (payments.md §1.8, §1.9). */
export function createWechatTransfers(options: Options): TransferChannel {
  const keys = loadKeys(options.merchant)
  const speaking = { ...options, keys, client: createWechatPayClient(options.merchant, keys) }

  return options.settings.api === 'bills' ? bills(speaking) : batches(speaking)
}

/** The interface of 2025: the person takes the money in WeChat, within a day. */
function bills(speaking: Speaking): TransferChannel {
  const { client, merchant, settings, appId, notifyUrl } = speaking

  return {
    async send(order, trace) {
      const payee = accountOf(order)
      const answer = await client.call(
        {
          method: 'POST',
          path: BILLS,
          body: {
            ...{ appid: appId, out_bill_no: order.transferNumber, transfer_scene_id: settings.sceneId },
            ...{ openid: payee.account, user_name: sealed(payee.name, speaking) },
            ...{ transfer_amount: order.amountFen, transfer_remark: order.remark, notify_url: notifyUrl },
            user_recv_perception: PERCEPTION,
            transfer_scene_report_infos: settings.sceneReports.map(({ type, content }) => ({
              ...{ info_type: type, info_content: content },
            })),
          },
          answer: wire.billMade,
        },
        trace,
      )
      if (isGatewayFailure(answer)) return refusedOrUnknown(answer)
      if (answer.out_bill_no !== order.transferNumber) return ofAnother
      const { package_info: code } = answer
      if (answer.state === 'WAIT_USER_CONFIRM') {
        const { merchantId: mchId } = merchant

        return { state: 'to_take', taking: code === undefined ? undefined : { mchId, appId, package: code } }
      }
      if (answer.state === 'FAIL') return failed(answer.fail_reason)

      // When it was done, only the query says.
      return { state: 'processing' }
    },

    async query(order, trace) {
      const answer = await client.call(
        { method: 'GET', path: `${BILLS}/out-bill-no/${order.transferNumber}`, answer: wire.bill },
        trace,
      )
      if (isGatewayFailure(answer)) return answer.code === NOT_FOUND ? { state: 'none' } : answer
      const isOurs =
        answer.mch_id === merchant.merchantId &&
        answer.out_bill_no === order.transferNumber &&
        answer.transfer_amount === order.amountFen

      return isOurs ? standingOf(answer) : ofAnother
    },

    receipt: (transferNumber, trace) => readReceipt(speaking, transferNumber, trace),
  }
}

function standingOf(answer: z.output<typeof wire.bill>): TransferStanding {
  switch (answer.state) {
    case 'SUCCESS':
      return paid(answer.transfer_bill_no, answer.update_time)
    case 'FAIL':
      return failed(answer.fail_reason)
    case 'CANCELLED':
      return failed('CANCELLED')
    case 'WAIT_USER_CONFIRM':
      return { state: 'to_take', taking: undefined }
    default:
      return { state: 'processing' }
  }
}

/** The older interface: a batch of one, under the same number as its detail. */
function batches(speaking: Speaking): TransferChannel {
  const { client, merchant, settings, appId, notifyUrl } = speaking

  return {
    async send(order, trace) {
      const payee = accountOf(order)
      const { transferNumber, amountFen, remark } = order
      const answer = await client.call(
        {
          method: 'POST',
          path: BATCHES,
          body: {
            ...{ appid: appId, out_batch_no: transferNumber, batch_name: remark, batch_remark: remark },
            ...{ total_amount: amountFen, total_num: 1 },
            transfer_detail_list: [
              {
                ...{ out_detail_no: transferNumber, transfer_amount: amountFen, transfer_remark: remark },
                ...{ openid: payee.account, user_name: sealed(payee.name, speaking) },
              },
            ],
            ...{ transfer_scene_id: settings.sceneId, notify_url: notifyUrl },
          },
          answer: wire.batchMade,
        },
        trace,
      )
      if (isGatewayFailure(answer)) return refusedOrUnknown(answer)

      return answer.out_batch_no === transferNumber ? { state: 'processing' } : ofAnother
    },

    async query({ transferNumber, amountFen }, trace) {
      const path = `${BATCHES}/out-batch-no/${transferNumber}/details/out-detail-no/${transferNumber}`
      const answer = await client.call({ method: 'GET', path, answer: wire.detail }, trace)
      if (isGatewayFailure(answer)) return answer.code === NOT_FOUND ? { state: 'none' } : answer
      const isOurs =
        answer.mchid === merchant.merchantId &&
        answer.out_detail_no === transferNumber &&
        answer.transfer_amount === amountFen
      if (!isOurs) return ofAnother
      if (answer.detail_status === 'SUCCESS') return paid(answer.detail_id, answer.update_time)

      return answer.detail_status === 'FAIL' ? failed(answer.fail_reason) : { state: 'processing' }
    },
  }
}

/** Asked for once more if it is not being made yet; the file is unsigned, with its SHA-256 in the signed answer. */
async function readReceipt(
  { client, merchant, keys, http }: Speaking,
  transferNumber: string,
  trace: Trace,
): Promise<Uint8Array | undefined | GatewayFailure> {
  const asked = await client.call(
    { method: 'POST', path: RECEIPTS, body: { out_bill_no: transferNumber }, answer: wire.receiptAsked },
    trace,
  )
  // Asked for before: the query tells how it stands.
  if (isGatewayFailure(asked) && asked.kind !== 'refused') return asked
  const found = await client.call(
    { method: 'GET', path: `${RECEIPTS}/${transferNumber}`, answer: wire.receipt },
    trace,
  )
  if (isGatewayFailure(found)) return found
  const { state, hash_type: hashType, hash_value: hash, download_url: address } = found
  if (state === 'GENERATING') return undefined
  if (state === 'FAILED' || address === undefined || hash === undefined)
    return unintelligible('no receipt can be had')
  const url = new URL(address)
  if (url.host !== new URL(merchant.apiBase).host) return unintelligible('the receipt lies at another host')
  if (hashType !== 'SHA256') return unintelligible(`hash of kind ${hashType}`)
  const target = `${url.pathname}${url.search}`
  const [nonce, timestamp] = [Formatter.nonce(), `${Formatter.timestamp()}`]
  const signature = Rsa.sign(Formatter.request('GET', target, timestamp, nonce), keys.privateKey)
  const { merchantId, serialNumber, timeoutMs } = merchant
  const authorization = Formatter.authorization(merchantId, nonce, signature, timestamp, serialNumber)

  return http.download(
    {
      ...{ method: 'GET', url, headers: { authorization } },
      ...{ timeoutMs, maxBytes: LARGEST_RECEIPT_BYTES },
    },
    async (body) => {
      const chunks: Uint8Array[] = []
      for await (const chunk of body) chunks.push(chunk)
      const file = Buffer.concat(chunks)
      const isWhole = createHash('sha256').update(file).digest('hex') === hash.toLowerCase()

      return isWhole ? file : unintelligible('the receipt has another hash')
    },
  )
}

const ofAnother = new GatewayFailure('unintelligible', { reason: 'answer about another transfer' })

function accountOf({ payee }: TransferOrder) {
  if (payee.to !== 'account') throw new Error('a transfer to WeChat change needs an openid')

  return payee
}

/** For the key that the header `Wechatpay-Serial` of each request names (payments.md §1.2). */
function sealed(name: string, { keys }: Speaking): string {
  const key = keys.theirs[keys.wanted]
  if (key === undefined) throw new Error('the wanted key of WeChat Pay is not there')

  return Rsa.encrypt(name, key)
}

function refusedOrUnknown(failure: GatewayFailure): TransferRefusal | GatewayFailure {
  const { kind, code } = failure
  const refusal = kind === 'refused' && code !== undefined ? refusalOf(code) : undefined

  return refusal ?? failure
}

function paid(providerNumber: string, at: string): TransferStanding {
  return { state: 'paid', providerNumber, paidAt: shanghaiInstant(new Date(at)) }
}

function failed(reason = 'OTHER_FAIL_REASON_TYPE'): TransferStanding {
  return { state: 'failed', code: reason, cause: causeOf(reason) }
}
