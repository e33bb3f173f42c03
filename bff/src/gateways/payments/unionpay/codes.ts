import { GatewayFailure } from '../../failure.ts'
import type { ChannelRefusal } from '../port.ts'
import { ChannelRefused } from '../refused.ts'

/** What `origRespCode` says of a trade. */
export type TradeWord = 'done' | 'pending' | 'unknown_order' | 'late' | 'failed' | 'unlisted'

/** A6 is "succeeded with a defect": the money has moved. */
const DONE = ['00', 'A6']
/**
 * 03–05 of payments.md §4.1; 70 and 83 wait for the person or the bank; 74 and 75 are debited, but not settled.
 */
const PENDING = ['03', '04', '05', '70', '74', '75', '83']
const UNKNOWN_ORDER = '34'
/** Debited after `payTimeout`: UnionPay gives it back by itself and tells nobody (UNCONFIRMED). */
const LATE = '42'

export function tradeWord(code: string): TradeWord {
  if (DONE.includes(code)) return 'done'
  if (PENDING.includes(code)) return 'pending'
  if (code === UNKNOWN_ORDER) return 'unknown_order'
  if (code === LATE) return 'late'

  return /^[0-8]\d$/.test(code) ? 'failed' : 'unlisted'
}

/** `respCode` when UnionPay refuses the call itself. Codes that are not here leave the outcome unknown. */
const REFUSALS: Readonly<Record<string, ChannelRefusal>> = {
  '02': 'busy',
  '06': 'busy',
  '10': 'request_malformed',
  '11': 'caller_refused',
  '13': 'request_malformed',
  '31': 'caller_refused',
  '32': 'caller_refused',
  '33': 'refund_too_much',
  '34': 'trade_unknown',
  '35': 'trade_unknown',
  '36': 'refund_too_much',
  '37': 'busy',
  '39': 'refund_impossible',
  '43': 'caller_refused',
  '45': 'refund_too_much',
}

export function refusalFor(code: string): GatewayFailure {
  const refusal = REFUSALS[code]
  if (refusal !== undefined) return new ChannelRefused(refusal, { code })

  return new GatewayFailure('unintelligible', { code, reason: `respCode ${code} is not listed` })
}

/** Codes of a refund that may have been made by an earlier, unanswered request of the same number. */
const PERHAPS_DONE = ['12', '33', '35', '36', '45']

export function isPerhapsDone(code: string): boolean {
  return PERHAPS_DONE.includes(code)
}

/** Said by the cardholder's bank: that card takes no refund. */
export function isIssuersNo(code: string): boolean {
  return /^[6-8]\d$/.test(code)
}
