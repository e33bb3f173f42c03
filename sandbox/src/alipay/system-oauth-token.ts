import { randomBytes } from 'node:crypto'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { findPerson } from '../people.ts'
import type { AlipaySettings } from './alipay-settings.ts'
import type { AuthCodes } from './auth-codes.ts'
import { invalid } from './gateway-failure.ts'
import { failed, type MethodResult } from './method.ts'
import type { Parameters } from './request-check.ts'

const TOKEN_SECONDS = 1_296_000
const REFRESH_SECONDS = 2_592_000

/**
 * `alipay.system.oauth.token` `{ grant_type: authorization_code, code }` → `{ access_token, expires_in,
 * refresh_token, re_expires_in, open_id, auth_start }` (seconds), without `code` and `msg`;
 * isv.grant-type-invalid, isv.code-invalid (payments.md §3.8). Refreshing is not offered.
 */
export function systemOauthToken(
  asked: Parameters,
  { codes, settings, nowMs }: { codes: AuthCodes; settings: AlipaySettings; nowMs: number },
): MethodResult {
  if (asked.grant_type !== 'authorization_code') {
    return failed(invalid('grant-type-invalid', 'grant_type参数不正确'))
  }
  const personId = codes.redeem(asked.code ?? '')
  const person = personId === undefined ? undefined : findPerson(personId)
  if (person === undefined) return failed(invalid('code-invalid', '授权码code无效'))

  const { openId, userId } = person.accounts.alipay

  return {
    ok: true,
    content: {
      access_token: token('authusrB'),
      expires_in: TOKEN_SECONDS,
      refresh_token: token('authusrB'),
      re_expires_in: REFRESH_SECONDS,
      auth_start: shanghaiDateTime(nowMs),
      ...(settings.identity === 'open_id' ? { open_id: openId } : { user_id: userId }),
    },
  }
}

function token(prefix: string): string {
  return `${prefix}${randomBytes(16).toString('hex')}`
}
