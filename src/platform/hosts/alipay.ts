import type { accountsRoutes } from '@tongzhen/contract/accounts'
import type { Host } from '../host'

/** Typed by hand, because `@mini-types/alipay` declares a global that would reach every page. */
interface AlipayApi {
  getAuthCode(options: {
    scopes: 'auth_base'
    success(result: { authCode: string }): void
    fail(reason: unknown): void
  }): void
  scan(options: {
    scanType: string[]
    success(result: { code: string }): void
    fail(reason: { error?: number }): void
  }): void
}
declare const my: AlipayApi

/** What `my.scan` answers when the person goes back without scanning. */
const CLOSED_BY_PERSON = 10

function authCode(): Promise<string> {
  return new Promise((resolve, reject) => {
    my.getAuthCode({ scopes: 'auth_base', success: (result) => resolve(result.authCode), fail: reject })
  })
}

export const alipayHost: Host = {
  channel: 'alipay',
  hasTitleBar: true,
  async signIn() {
    try {
      const code = await authCode()
      const [{ call }, { randomKey }] = await Promise.all([
        import('@/api/client'),
        import('@/lib/random-key'),
      ])
      await call<typeof accountsRoutes.signInWithAlipay>({
        method: 'POST',
        path: '/api/auth/alipay',
        body: { authCode: code },
        key: randomKey(),
      })
      return 'signed'
    } catch {
      return 'unavailable'
    }
  },
  scan: () =>
    new Promise((resolve, reject) => {
      my.scan({
        scanType: ['qrCode', 'barCode'],
        success: (result) => resolve(result.code),
        fail: (reason) =>
          reason.error === CLOSED_BY_PERSON ? resolve(undefined) : reject(new Error('scan failed')),
      })
    }),
}
