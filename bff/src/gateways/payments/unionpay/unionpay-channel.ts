import type { MerchantConfig } from '../../../config/merchants.ts'
import { type Clock, MINUTE_MS } from '../../../lib/clock.ts'
import type { HttpClient } from '../../../lib/http.ts'
import { GatewayFailure, isGatewayFailure } from '../../failure.ts'
import type {
  ChannelRefund,
  ChannelRefundOrder,
  ChannelResult,
  ChannelTrade,
  PaymentChannel,
  TradeKey,
} from '../port.ts'
import { ChannelRefused } from '../refused.ts'
import { compactTime, traceInstant } from './beijing-time.ts'
import { readUnionpayCallback } from './callback.ts'
import { createUnionpayClient, type UnionpayAnswer } from './client.ts'
import { isIssuersNo, isPerhapsDone, refusalFor, type TradeWord, tradeWord } from './codes.ts'
import { readMerchantKeys } from './merchant-keys.ts'
import { answeredTrade, doneTrade, type Fields } from './wire.ts'

export interface UnionpayOptions {
  http: HttpClient
  clock: Clock
  /** Where UnionPay reaches us for this merchant. */
  callbackUrl: string
}

const PAYMENT = { txnType: '01', txnSubType: '01', bizType: '000201', channelType: '08' }
const REFUND = { txnType: '04', txnSubType: '00', bizType: '000201', channelType: '08' }
const QUERY = { txnType: '00', txnSubType: '00', bizType: '000000' }

/**
 * How long after `payTimeout` "unknown order" is believed: their clock may be behind ours, and what was begun in
 * the last moment needs time to be found.
 */
const SETTLING_MS = 3 * MINUTE_MS

/** UnionPay's front transaction 5.1.0: the browser takes the order to UnionPay's cashier (payments.md §4.1). */
export function createUnionpayChannel(
  config: MerchantConfig<'unionpay'>,
  { http, clock, callbackUrl }: UnionpayOptions,
): PaymentChannel {
  const keys = readMerchantKeys(config)
  const client = createUnionpayClient(config, { keys, http, clock })
  const trusted = { root: keys.root, middle: keys.middle, signerName: config.signerName, clock }

  async function ask(number: string, at: string): Promise<ChannelResult<AskedTrade>> {
    const answer = await client.call('queryTrans.do', {
      ...QUERY,
      orderId: number,
      txnTime: compactTime(at),
    })
    if (isGatewayFailure(answer)) return answer

    return readTrade(answer)
  }

  async function query({ orderNumber, orderedAt }: TradeKey): Promise<ChannelResult<ChannelTrade>> {
    const asked = await ask(orderNumber, orderedAt)

    return isGatewayFailure(asked) ? asked : toTrade(asked, orderedAt)
  }

  async function queryRefund(refund: ChannelRefundOrder): Promise<ChannelResult<ChannelRefund>> {
    const asked = await ask(refund.refundNumber, refund.refundedAt)

    return isGatewayFailure(asked) ? asked : toRefund(asked, refund)
  }

  return {
    means: 'unionpay',
    create: async () => ({ means: 'unionpay' }),

    invocation: (order) => ({
      means: 'unionpay',
      action: new URL('/gateway/api/frontTransReq.do', config.gateway).href,
      fields: client.sign({
        ...PAYMENT,
        orderId: order.orderNumber,
        txnTime: compactTime(order.orderedAt),
        txnAmt: String(order.amountFen),
        currencyCode: '156',
        payTimeout: compactTime(order.expiresAt),
        frontUrl: order.returnUrl,
        backUrl: callbackUrl,
        // The name of this part is UNCONFIRMED; braces and separators of the form must not be in it.
        riskRateInfo: `{commodityName=${order.description.replaceAll(/[{}&=]/g, ' ')}}`,
      }),
    }),

    query,

    async close(order) {
      // Taken before the question: an answer from before the end of the pay time proves nothing.
      const askedAtMs = clock.now().getTime()
      const trade = await query(order)
      if (isGatewayFailure(trade)) return trade
      if (trade.state === 'paid') return 'already_paid'
      if (trade.state === 'closed' || askedAtMs >= Date.parse(order.expiresAt) + SETTLING_MS) return 'closed'

      return new ChannelRefused('busy', { code: 'before_pay_timeout' })
    },

    async refund(refund) {
      const answer = await client.call('backTransReq.do', {
        ...REFUND,
        orderId: refund.refundNumber,
        txnTime: compactTime(refund.refundedAt),
        txnAmt: String(refund.amountFen),
        currencyCode: '156',
        origQryId: refund.providerNumber,
        backUrl: callbackUrl,
        // Comes back in the call-back, which names the payment by UnionPay's number only.
        reqReserved: refund.orderNumber,
      })
      if (isGatewayFailure(answer)) return answer
      const { code } = answer
      const word = tradeWord(code)
      if (word === 'done' || word === 'pending') return { state: 'processing' }
      if (isIssuersNo(code)) return { state: 'impossible', code }
      if (!isPerhapsDone(code)) return refusalFor(code)
      const known = await queryRefund(refund)

      return isGatewayFailure(known) || known.state !== 'none' ? known : refusalFor(code)
    },

    queryRefund,
    readCallback: (callback) => readUnionpayCallback(callback, { merchantId: config.merchantId, trusted }),
  }
}

interface AskedTrade {
  word: TradeWord
  code: string
  fields: Fields
}

function readTrade({ code, fields }: UnionpayAnswer): ChannelResult<AskedTrade> {
  // The number is unknown: told of the query itself, not of a trade.
  if (code === '34') return { word: 'unknown_order', code, fields }
  if (code !== '00') return refusalFor(code)
  const trade = answeredTrade.safeParse(fields)
  if (!trade.success) return unreadable('origRespCode')
  const { origRespCode } = trade.data

  return { word: tradeWord(origRespCode), code: origRespCode, fields }
}

function toTrade({ word, code, fields }: AskedTrade, orderedAt: string): ChannelResult<ChannelTrade> {
  switch (word) {
    case 'unknown_order':
      return { state: 'none' }
    case 'failed':
      return { state: 'unpaid' }
    case 'late':
      return { state: 'closed' }
    case 'done': {
      const done = doneTrade.safeParse(fields)
      const paidAt = done.success && traceInstant(done.data.traceTime, orderedAt)
      if (!paidAt) return unreadable('a field of the paid trade')

      return { state: 'paid', amountFen: done.data.amountFen, providerNumber: done.data.queryId, paidAt }
    }
    default:
      return undecided(word, code)
  }
}

function toRefund(
  { word, code, fields }: AskedTrade,
  refund: ChannelRefundOrder,
): ChannelResult<ChannelRefund> {
  switch (word) {
    case 'unknown_order':
      return { state: 'none' }
    case 'pending':
      return { state: 'processing' }
    case 'failed':
      return { state: 'impossible', code }
    case 'done': {
      const done = doneTrade.safeParse(fields)
      const refundedAt = done.success && traceInstant(done.data.traceTime, refund.refundedAt)
      if (!refundedAt || done.data.amountFen !== refund.amountFen) return unreadable('a field of the refund')

      return { state: 'done', refundedAt }
    }
    default:
      return undecided(word, code)
  }
}

function undecided(word: TradeWord, code: string): GatewayFailure {
  return word === 'pending'
    ? new ChannelRefused('busy', { code })
    : new GatewayFailure('unintelligible', { code, reason: `origRespCode ${code} is not listed` })
}

function unreadable(what: string): GatewayFailure {
  return new GatewayFailure('unintelligible', { reason: `${what} cannot be read` })
}
