import { clearingDay, compactTime } from './compact-time.ts'
import type { Fields } from './fields.ts'
import { type ResponseCode, responseText } from './response-codes.ts'
import type { Trade } from './trade-book.ts'

const REPEATED = [
  ...['version', 'encoding', 'txnType', 'txnSubType', 'bizType', 'accessType'],
  ...['merId', 'orderId', 'txnTime', 'reqReserved'],
]

/** What every answer repeats of its request. */
export function repeatedFields(asked: Fields): Fields {
  return Object.fromEntries(REPEATED.map((name) => [name, asked[name] ?? '']))
}

/** What became of a trade, as the query answers it and call-backs and the way back to `frontUrl` carry it. */
export function resultFields({ asked, outcome }: Trade): Fields {
  const amount = { txnAmt: asked.txnAmt ?? '', currencyCode: '156' }
  if (outcome === undefined) return amount

  return {
    ...amount,
    queryId: outcome.queryId,
    origQryId: asked.origQryId ?? '',
    traceNo: outcome.traceNo,
    traceTime: compactTime(outcome.madeAtMs).slice(4),
    settleAmt: asked.txnAmt ?? '',
    settleCurrencyCode: '156',
    settleDate: clearingDay(outcome.madeAtMs).slice(5).replace('-', ''),
    accNo: outcome.accNo,
    payCardType: outcome.payCardType,
  }
}

/** The form posted to `backUrl`, and by the browser to `frontUrl`, before it is signed. */
export function noticeFields(trade: Trade, code: ResponseCode): Fields {
  return {
    ...repeatedFields(trade.asked),
    ...resultFields(trade),
    respCode: code,
    respMsg: responseText(code),
  }
}
