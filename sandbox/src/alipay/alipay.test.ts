import { AlipayRequestError, AlipaySdk } from 'alipay-sdk'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { findPerson } from '../people.ts'
import { type AlipayCredentials, type AlipaySecrets, createAlipaySecrets } from './alipay-credentials.ts'
import { type Alipay, startAlipay } from './start-alipay.ts'

const TOKEN_METHOD = 'alipay.system.oauth.token'

let secrets: AlipaySecrets
let clock: ManualClock
let alipay: Alipay
let sdk: AlipaySdk

beforeAll(async () => {
  secrets = await createAlipaySecrets()
})

beforeEach(async () => {
  // The SDK writes the machine's local time where Alipay expects Beijing's (payments.md §5.1, trap 8).
  const localTimeReadAsBeijing = Date.now() - (new Date().getTimezoneOffset() + 480) * 60_000
  clock = createManualClock(localTimeReadAsBeijing)
  const context = createSandboxContext({ clock })
  await context.credentials.section('alipayOwn', () => secrets)
  alipay = await startAlipay({ context, port: 0 })
  sdk = sdkWith(context.credentials.all().alipay as unknown as AlipayCredentials)
})

afterEach(() => alipay.close())

function sdkWith(credentials: AlipayCredentials): AlipaySdk {
  return new AlipaySdk({
    appId: credentials.appId,
    privateKey: credentials.appPrivateKey,
    keyType: credentials.keyType,
    appCertContent: credentials.appCert,
    alipayPublicCertContent: credentials.alipayCert,
    alipayRootCertContent: credentials.alipayRootCert,
    gateway: `${alipay.origin}/gateway.do`,
  })
}

async function authCode(personId: string): Promise<string> {
  const answer = await fetch(`${alipay.origin}/_sandbox/auth-codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  })

  return ((await answer.json()) as { authCode: string }).authCode
}

function exchange(code: string) {
  return sdk.exec(TOKEN_METHOD, { grantType: 'authorization_code', code }, { validateSign: true })
}

async function failureOf(work: Promise<unknown>): Promise<AlipayRequestError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AlipayRequestError)) throw new Error('the SDK accepted the answer')

  return error
}

describe('the official SDK in certificate mode, checking every answer', () => {
  test('exchanges the code of Wang Xiuying for her open_id', async () => {
    const result = await exchange(await authCode('wang-xiuying'))

    expect(result).toMatchObject({
      openId: findPerson('wang-xiuying')?.accounts.alipay.openId,
      accessToken: expect.stringMatching(/^authusrB/),
      expiresIn: expect.any(Number),
      traceId: expect.any(String),
    })
    expect(result).not.toHaveProperty('code')
  })

  test('refuses an answer that Alipay did not sign', async () => {
    const code = await authCode('li-ming')
    alipay.settings.forgesSignature = true

    expect((await failureOf(exchange(code))).message).toContain('验签失败')
  })

  test('cannot use a code twice, and sees why when the failure stands in the method node', async () => {
    alipay.settings.failureNode = 'method_node'
    const code = await authCode('li-ming')
    await exchange(code)

    expect(await exchange(code)).toMatchObject({ code: '40002', subCode: 'isv.code-invalid' })
  })

  test('reports an error_response as a wrong signature, with the true reason in the raw text', async () => {
    const error = await failureOf(exchange('invented'))

    expect(error.message).toContain('验签失败')
    expect(JSON.parse(String(error.responseDataRaw))).toMatchObject({
      error_response: { code: '40002', sub_code: 'isv.code-invalid' },
    })
  })

  test('cannot use a code that has waited too long', async () => {
    const code = await authCode('li-ming')
    clock.advance(3 * 60_000)

    expect((await failureOf(exchange(code))).responseDataRaw).toContain('isv.code-invalid')
  })

  test('gets the user_id of an old application', async () => {
    alipay.settings.identity = 'user_id'

    expect(await exchange(await authCode('li-ming'))).toMatchObject({
      userId: findPerson('li-ming')?.accounts.alipay.userId,
    })
  })
})

describe('the gateway refuses', () => {
  beforeEach(() => {
    alipay.settings.failureNode = 'method_node'
  })

  async function call(parameters: Record<string, string>) {
    const answer = await fetch(`${alipay.origin}/gateway.do?${new URLSearchParams(parameters)}`, {
      method: 'POST',
    })

    return (await answer.json()) as Record<string, { sub_code?: string }>
  }

  test('a request signed with another key', async () => {
    const stranger = await createAlipaySecrets()
    sdk = sdkWith({ ...secrets.credentials, appPrivateKey: stranger.credentials.appPrivateKey })

    expect(await exchange('any')).toMatchObject({ code: '40002', subCode: 'isv.invalid-signature' })
  })

  test('certificates that are not those of this application', async () => {
    sdk.config.appCertSn = '0'.repeat(32)
    expect(await exchange('any')).toMatchObject({ subCode: 'isv.invalid-app-cert-sn' })
  })

  test('a request whose clock is off', async () => {
    clock.advance(16 * 60_000)
    expect(await exchange('any')).toMatchObject({ subCode: 'isv.invalid-timestamp' })
  })

  test('a method that does not exist', async () => {
    expect(await sdk.exec('alipay.no.such.method', {}, { validateSign: true })).toMatchObject({
      code: '40002',
      subCode: 'isv.invalid-method',
    })
  })

  test('a request without its parameters', async () => {
    expect((await call({})).error_response?.sub_code).toBe('isv.missing-method')
    expect((await call({ method: TOKEN_METHOD })).alipay_system_oauth_token_response?.sub_code).toBe(
      'isv.missing-app-id',
    )
  })
})
