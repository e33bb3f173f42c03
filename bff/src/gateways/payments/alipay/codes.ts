import { GatewayFailure } from '../../failure.ts'
import type { ChannelRefusal } from '../port.ts'
import { ChannelRefused } from '../refused.ts'

export const TRADE_NOT_EXIST = 'ACQ.TRADE_NOT_EXIST'

/** `close` of what does not wait for its buyer: paid, or closed before. */
export const notWaiting: ReadonlySet<string | undefined> = new Set([
  'ACQ.TRADE_STATUS_ERROR',
  'ACQ.REASON_TRADE_STATUS_INVALID',
  'ACQ.REASON_ILLEGAL_STATUS',
])

/** The payer's account takes no money back. */
export const refundBarred: ReadonlySet<string | undefined> = new Set([
  'ACQ.BUYER_NOT_EXIST',
  'ACQ.BUYER_ENABLE_STATUS_FORBID',
  'ACQ.USER_NOT_MATCH_ERR',
])

/** Nothing is left to give back: perhaps because an earlier call of this very refund was done. */
export const nothingLeft: ReadonlySet<string | undefined> = new Set([
  'ACQ.TRADE_HAS_CLOSE',
  'ACQ.TRADE_HAS_FINISHED',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR',
  'ACQ.REFUND_FEE_ERROR',
])

/** What the sub codes of trades mean (payments.md §3.3, §3.4), without `ACQ.`; one that is not here says nothing. */
const refusals: Readonly<Record<string, ChannelRefusal>> = {
  INVALID_PARAMETER: 'request_malformed',
  ILLEGAL_ARGUMENT: 'request_malformed',
  TOTAL_FEE_EXCEED: 'request_malformed',
  EXIST_FORBIDDEN_WORD: 'request_malformed',
  /** The same number with other content. */
  CONTEXT_INCONSISTENT: 'request_malformed',
  DISCORDANT_REPEAT_REQUEST: 'request_malformed',
  ACCESS_FORBIDDEN: 'caller_refused',
  PARTNER_ERROR: 'caller_refused',
  SELLER_BEEN_BLOCKED: 'caller_refused',
  UNBOUND_APPLICATION: 'caller_refused',
  OPEN_ID_NOT_TINY_APP: 'caller_refused',
  PRODUCT_NOT_SUPPORT_IN_TINY_APP: 'caller_refused',
  BIZ_PRODUCT_NOT_ALLOWED: 'caller_refused',
  MERCHANT_STATUS_NOT_NORMAL: 'caller_refused',
  MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT: 'caller_refused',
  MERCHANT_PERM_RECEIPT_SINGLE_LIMIT: 'caller_refused',
  MERCHANT_PERM_RECEIPT_DAY_LIMIT: 'caller_refused',
  RISK_MERCHANT_IP_NOT_EXIST: 'caller_refused',
  TRADE_HAS_SUCCESS: 'already_paid',
  TRADE_HAS_CLOSE: 'trade_closed',
  NOW_TIME_AFTER_EXPIRE_TIME_ERROR: 'trade_closed',
  TRADE_NOT_EXIST: 'trade_unknown',
  BUYER_SELLER_EQUAL: 'payer_refused',
  TRADE_BUYER_NOT_MATCH: 'payer_refused',
  PAYER_UNMATCHED: 'payer_refused',
  BUYER_NOT_EXIST: 'payer_refused',
  BUYER_ENABLE_STATUS_FORBID: 'payer_refused',
  ERROR_BUYER_CERTIFY_LEVEL_LIMIT: 'payer_refused',
  SELLER_BALANCE_NOT_ENOUGH: 'merchant_balance',
  REFUND_AMT_NOT_EQUAL_TOTAL: 'refund_too_much',
  REASON_TRADE_REFUND_FEE_ERR: 'refund_too_much',
  REFUND_FEE_ERROR: 'refund_too_much',
  TRADE_HAS_FINISHED: 'refund_impossible',
  TRADE_NOT_ALLOW_REFUND: 'refund_impossible',
  NOT_ALLOW_PARTIAL_REFUND: 'refund_impossible',
  /** Of a refund: the trade was never paid. */
  TRADE_STATUS_ERROR: 'refund_impossible',
  REASON_TRADE_BEEN_FREEZEN: 'busy',
}

/** A failure in the words of the port. A refusal that we do not know says nothing of what was done (payments.md §9.5). */
export function inWordsOfThePort(failure: GatewayFailure): GatewayFailure {
  const { kind, code } = failure
  if (kind !== 'refused' || code === undefined || failure instanceof ChannelRefused) return failure
  const refusal = refusalOf(code)

  return refusal
    ? new ChannelRefused(refusal, { code })
    : new GatewayFailure('unintelligible', { code, reason: `${code} is not listed` })
}

function refusalOf(code: string): ChannelRefusal | undefined {
  if (code.startsWith('ACQ.')) {
    const name = code.slice('ACQ.'.length)

    return Object.hasOwn(refusals, name) ? refusals[name] : undefined
  }
  // UNCONFIRMED: the code of too many calls.
  if (code.includes('call-limited')) return 'busy'

  return /^(isv|aop)\./.test(code) ? 'caller_refused' : undefined
}
