import { createDecipheriv, createSign, createVerify, type KeyLike, randomBytes } from 'node:crypto'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { findPerson } from '../people.ts'
import type { PayInvocation } from './cashier.ts'
import type { SealedResource } from './sealed-resource.ts'
import { startWechatPay, type WechatPay } from './start-wechat-pay.ts'
import { createWechatPaySecrets, type WechatPaySecrets } from './wechat-pay-credentials.ts'

export const NOON = '2026-11-24T12:00:00+08:00'

export interface Answer {
  status: number
  headers: Headers
  bytes: Buffer
  text: string
  json: Record<string, unknown>
}

export interface Call {
  method?: 'GET' | 'POST'
  path: string
  body?: object | string
  headers?: Record<string, string>
  /** Changes to what the merchant signs or says of itself. */
  said?: Partial<{
    mchid: string
    serial: string
    timestamp: string
    nonce: string
    key: KeyLike
    path: string
  }>
}

/** WeChat Pay on a clock that stands still, and a merchant who signs by hand. */
export interface PayDesk {
  pay: WechatPay
  clock: ManualClock
  secrets: WechatPaySecrets
  call(call: Call): Promise<Answer>
  /** Opens an order of Li Ming and answers its number and `prepay_id`. */
  order(changes?: object): Promise<{ outTradeNo: string; prepayId: string }>
  /** An order that he paid. */
  paid(changes?: object): Promise<{ outTradeNo: string; transactionId: string }>
  invocation(prepayId: string): PayInvocation
  close(): Promise<void>
}

export const openidOf = (personId: string) => findPerson(personId)?.accounts.wechat.openid ?? ''

/** One set of keys for a file of tests: making them takes a second. */
export function makeSecrets(): Promise<WechatPaySecrets> {
  return createWechatPaySecrets('wx0123456789abcdef')
}

export async function openDesk(
  secrets: WechatPaySecrets,
  { folder, clock = createManualClock(NOON) }: { folder?: string; clock?: ManualClock } = {},
): Promise<PayDesk> {
  const context = createSandboxContext({ clock, folder })
  const { credentials } = secrets
  await context.credentials.section('wechat', () => ({ appId: credentials.appId }))
  await context.credentials.section('wechatPayOwn', () => secrets)
  const pay = await startWechatPay({ context, port: 0 })
  let orders = 0

  async function call({ method = 'POST', path, body, headers, said = {} }: Call): Promise<Answer> {
    const raw = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
    const timestamp = said.timestamp ?? String(Math.floor(clock.now() / 1000))
    const nonce = said.nonce ?? randomBytes(16).toString('hex')
    const signature = createSign('RSA-SHA256')
      .update(`${method}\n${said.path ?? path}\n${timestamp}\n${nonce}\n${raw}\n`)
      .sign(said.key ?? credentials.merchantPrivateKey, 'base64')
    const items = {
      mchid: said.mchid ?? credentials.merchantId,
      nonce_str: nonce,
      signature,
      timestamp,
      serial_no: said.serial ?? credentials.merchantSerial,
    }
    const authorization = Object.entries(items)
      .map(([name, value]) => `${name}="${value}"`)
      .join(',')
    const answer = await fetch(`${pay.origin}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        authorization: `WECHATPAY2-SHA256-RSA2048 ${authorization}`,
        ...(raw !== '' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(raw !== '' && { body: raw }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const content = bytes.toString()

    return { status: answer.status, headers: answer.headers, bytes, text: content, json: readJson(content) }
  }

  function invocation(prepayId: string): PayInvocation {
    const { appId, merchantPrivateKey } = credentials
    const said = { appId, timeStamp: '1795000000', nonceStr: 'abc', package: `prepay_id=${prepayId}` }
    const paySign = createSign('RSA-SHA256')
      .update(`${Object.values(said).join('\n')}\n`)
      .sign(merchantPrivateKey, 'base64')

    return { ...said, signType: 'RSA', paySign }
  }

  async function order(changes: object = {}) {
    orders += 1
    const body = { ...jsapiOrder(credentials), out_trade_no: `T2026112400${orders}`, ...changes }
    const { json } = await call({ path: '/v3/pay/transactions/jsapi', body })

    return { outTradeNo: body.out_trade_no, prepayId: String(json.prepay_id) }
  }

  return {
    ...{ pay, clock, secrets, call, order, invocation },
    async paid(changes) {
      const { outTradeNo, prepayId } = await order(changes)
      const payment = pay.cashier.pay({ invocation: invocation(prepayId), openid: openidOf('li-ming') })
      if ('problem' in payment) throw new Error(payment.problem)

      return { outTradeNo, transactionId: payment.transactionId }
    },
    close: () => pay.close(),
  }
}

/** 15 yuan of Li Ming. */
export function jsapiOrder({ appId, merchantId }: WechatPaySecrets['credentials']) {
  return {
    appid: appId,
    mchid: merchantId,
    description: '门诊缴费',
    out_trade_no: 'T20261124001',
    notify_url: 'http://127.0.0.1:1/notify',
    amount: { total: 1500, currency: 'CNY' },
    payer: { openid: openidOf('li-ming') },
  }
}

/** Whether an answer or a call-back carries WeChat Pay's signature, by either key. */
export function isSignedByWechat(headers: Headers, body: string, { credentials }: WechatPaySecrets): boolean {
  const key =
    headers.get('wechatpay-serial') === credentials.publicKeyId
      ? credentials.publicKey
      : credentials.platformCert

  return createVerify('RSA-SHA256')
    .update(`${headers.get('wechatpay-timestamp')}\n${headers.get('wechatpay-nonce')}\n${body}\n`)
    .verify(key, headers.get('wechatpay-signature') ?? '', 'base64')
}

export function unseal({ ciphertext, nonce, associated_data }: SealedResource, apiV3Key: string): string {
  const bytes = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, nonce)
    .setAAD(Buffer.from(associated_data))
    .setAuthTag(bytes.subarray(-16))

  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString()
}

function readJson(content: string): Record<string, unknown> {
  try {
    return JSON.parse(content) as Record<string, unknown>
  } catch {
    return {}
  }
}
