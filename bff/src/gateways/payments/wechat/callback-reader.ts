import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin'
import { type Clock, MINUTE_MS, SECOND_MS } from '../../../lib/clock.ts'
import type { CallbackHint, CallbackRejection, RawCallback } from '../port.ts'
import type { WechatPayKeys } from './keys.ts'
import type { Ourselves } from './mapper.ts'
import * as wire from './wire.ts'

export interface CallbackReaderOptions {
  keys: WechatPayKeys
  apiV3Key: string
  ourselves: Ourselves
  clock: Clock
}

const TOLERANCE_MS = 5 * MINUTE_MS

const UNSIGNED: CallbackRejection = { rejected: 'unsigned', status: 401 }
const UNREADABLE: CallbackRejection = { rejected: 'unreadable', status: 400 }
const OTHER_MERCHANT: CallbackRejection = { rejected: 'other_merchant', status: 401 }

/**
 * Reads call-backs of payments, refunds and transfers (payments.md §1.2, §1.4, §1.5, §1.8, §1.9; reliability.md S17). WeChat Pay's own
 * probes carry a wrong signature and must fail like any other.
 */
export function createCallbackReader({ keys, apiV3Key, ourselves, clock }: CallbackReaderOptions) {
  return function readCallback({ headers, body }: RawCallback): CallbackHint | CallbackRejection {
    const raw = body.toString('utf8')
    const timestamp = headers['wechatpay-timestamp']
    const nonce = headers['wechatpay-nonce']
    const serial = headers['wechatpay-serial']
    const signature = headers['wechatpay-signature']
    if (!timestamp || !nonce || !serial || !signature) return UNSIGNED
    const key = Object.hasOwn(keys.theirs, serial) ? keys.theirs[serial] : undefined
    if (key === undefined) return { rejected: 'unknown_key', status: 401 }
    if (!Rsa.verify(Formatter.response(timestamp, nonce, raw), signature, key))
      return { rejected: 'bad_signature', status: 401 }
    if (!isTimely(timestamp)) return { rejected: 'stale', status: 401 }
    const letter = wire.callback.safeParse(readJson(raw))
    if (!letter.success) return UNREADABLE

    return readLetter(letter.data)
  }

  function isTimely(timestamp: string): boolean {
    const offMs = clock.now().getTime() - Number(timestamp) * SECOND_MS

    return Math.abs(offMs) <= TOLERANCE_MS
  }

  function readLetter({ id, event_type, resource }: ReturnType<typeof wire.callback.parse>) {
    const inside = unseal(resource)
    if (event_type === 'TRANSACTION.SUCCESS') {
      const notice = wire.paymentNotice.safeParse(inside)
      if (!notice.success) return UNREADABLE
      const { appid, mchid, out_trade_no, amount } = notice.data
      if (mchid !== ourselves.merchantId || appid !== ourselves.appId) return OTHER_MERCHANT

      return hint(id, { kind: 'payment', orderNumber: out_trade_no }, amount.total)
    }
    if (event_type.startsWith('MCHTRANSFER.')) {
      const notice = wire.transferNotice.safeParse(inside)
      if (!notice.success) return UNREADABLE
      const { merchant, transferNumber, amountFen } = notice.data
      if (merchant !== ourselves.merchantId) return OTHER_MERCHANT

      return hint(id, { kind: 'transfer', transferNumber }, amountFen)
    }
    const notice = wire.refundNotice.safeParse(inside)
    if (!notice.success) return UNREADABLE
    const { mchid, out_trade_no, out_refund_no, amount } = notice.data
    if (mchid !== ourselves.merchantId) return OTHER_MERCHANT
    const about = { kind: 'refund', orderNumber: out_trade_no, refundNumber: out_refund_no } as const

    return hint(id, about, amount.refund)
  }

  /** Undefined when the seal is broken or what is inside is no JSON. */
  function unseal(resource: { ciphertext: string; nonce: string; associated_data: string }): unknown {
    const { ciphertext, nonce, associated_data } = resource
    try {
      return JSON.parse(Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, associated_data))
    } catch {
      return undefined
    }
  }
}

function hint(eventId: string, about: CallbackHint['about'], claimedFen: number): CallbackHint {
  return { eventId, about, claimedFen }
}

function readJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
