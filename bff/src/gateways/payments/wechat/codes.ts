import type { ChannelRefusal } from '../port.ts'

/** By the number at the end of `Request-ID`, which is finer than the code (payments.md §1.1). */
export const refusalsByErrorId: Readonly<Record<string, ChannelRefusal>> = {
  '268449538': 'already_paid',
  '268498689': 'already_paid',
  '268447914': 'trade_closed',
  '268512771': 'trade_unknown',
  '268447843': 'caller_refused',
  '268443699': 'caller_refused',
  '268445527': 'caller_refused',
  '268443715': 'caller_refused',
  '268448010': 'caller_refused',
  '268501013': 'payer_refused',
  '268435461': 'request_malformed',
  '268435464': 'request_malformed',
  '270924358': 'request_malformed',
  '268447840': 'busy',
}

/**
 * By code (payments.md §1.1, §1.3, §1.5), with the spellings of older pages. `INVALID_REQUEST`, `TRADE_ERROR` and
 * `OUT_TRADE_NO_USED` are left out on purpose: the first order under a number may have been paid, the first
 * refund may be on its way, so they say nothing about the outcome.
 */
export const refusalsByCode: Readonly<Record<string, ChannelRefusal>> = {
  PARAM_ERROR: 'request_malformed',
  SIGN_ERROR: 'caller_refused',
  NO_AUTH: 'caller_refused',
  APPID_MCHID_NOT_MATCH: 'caller_refused',
  MCH_NOT_EXISTS: 'caller_refused',
  ORDERPAID: 'already_paid',
  ORDER_CLOSED: 'trade_closed',
  ORDERCLOSED: 'trade_closed',
  ORDER_NOT_EXIST: 'trade_unknown',
  ORDERNOTEXIST: 'trade_unknown',
  RESOURCE_NOT_EXISTS: 'trade_unknown',
  ACCOUNT_ERROR: 'payer_refused',
  USER_ACCOUNT_ABNORMAL: 'payer_refused',
  NOT_ENOUGH: 'merchant_balance',
  FREQUENCY_LIMITED: 'busy',
  FREQUENCY_LIMIT_EXCEED: 'busy',
  RULE_LIMIT: 'busy',
  RULELIMIT: 'busy',
}
