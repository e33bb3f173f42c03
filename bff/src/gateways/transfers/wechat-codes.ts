import type { FailCause, TransferRefusal } from './port.ts'

/** Why a transfer failed, where it is about the account that was named (payments.md §1.8); all others are the channel's. */
const aboutPayee: ReadonlySet<string> = new Set([
  'NAME_NOT_CORRECT',
  'REAL_NAME_CHECK_FAIL',
  'ID_CARD_NOT_CORRECT',
  'OPENID_INVALID',
  'ACCOUNT_NOT_EXIST',
])

export function causeOf(failReason: string): FailCause {
  return aboutPayee.has(failReason) ? 'payee' : 'channel'
}

const refused: ReadonlySet<string> = new Set([
  'PARAM_ERROR',
  'SIGN_ERROR',
  'NO_AUTH',
  'APPID_MCHID_NOT_MATCH',
  'MCH_NOT_EXISTS',
])
const later: ReadonlySet<string> = new Set(['NOT_ENOUGH', 'FREQUENCY_LIMITED', 'FREQUENCY_LIMIT_EXCEED'])

/**
 * `INVALID_REQUEST` and `ALREADY_EXISTS` are left out on purpose: both are said of a number that is under way with other
 * content, so that only the query tells.
 */
export function refusalOf(code: string): TransferRefusal | undefined {
  if (later.has(code)) return { state: 'later', code }

  return refused.has(code) ? { state: 'refused', code, cause: 'channel' } : undefined
}
