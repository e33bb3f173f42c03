import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { fieldsIn, openLetterBox } from '../lib/letter-box.test-support.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { compactTime } from './compact-time.ts'
import { type Fields, isSignedBy, signatureOf } from './fields.ts'
import { certIdOf } from './request-check.ts'
import { startUnionpay, type Unionpay } from './start-unionpay.ts'
import type { UnionpayCredentials, UnionpaySecrets } from './unionpay-credentials.ts'

export const NINE = '2026-11-24T09:00:00+08:00'

/** UnionPay and one merchant of it, whose server takes call-backs. */
export interface RunningUnionpay {
  unionpay: Unionpay
  clock: ManualClock
  credentials: UnionpayCredentials
  /** What the merchant's server was told, oldest first. */
  told: Fields[]
  /** The status it answers with. */
  answers: { status: number }
  merchantOrigin: string
  /** Signed fields of an order of 15 yuan, made now, to be paid within 15 minutes. */
  order(orderId: string, more?: Fields): Fields
  sign(fields: Fields): Fields
  post(path: string, fields: Fields): Promise<Fields>
  query(order: Fields): Promise<Fields>
  refund(payment: Fields, refund: { orderId: string; txnAmt: string } & Fields): Promise<Fields>
  /** Opens the cashier for an order: its address, or the page that refuses it. */
  openCashier(order: Fields): Promise<{ url: string; page: string }>
  /** Pays with a card and answers what the query says then. */
  pay(order: Fields, card?: string): Promise<Fields>
  closeMerchant(): void
  close(): Promise<void>
}

export async function runUnionpay({
  secrets,
  folder,
}: {
  secrets?: UnionpaySecrets
  folder?: string
} = {}): Promise<RunningUnionpay> {
  const clock = createManualClock(NINE)
  const context = createSandboxContext({ clock, ...(folder !== undefined && { folder }) })
  if (secrets !== undefined) await context.credentials.section('unionpayOwn', () => secrets)
  const unionpay = await startUnionpay({ context, port: 0 })
  const credentials = context.credentials.all().unionpay as unknown as UnionpayCredentials
  const merchant = await openLetterBox()
  merchant.answer = '<!doctype html><html lang="zh-CN"><title>商户 Merchant</title><h1>商户</h1></html>'
  const merchantOrigin = merchant.origin

  const common = {
    ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0' },
    ...{ merId: credentials.merchantId, certId: certIdOf(credentials.cert) },
  }
  const now = () => compactTime(clock.now())
  const sign = (fields: Fields) => ({ ...fields, signature: signatureOf(fields, credentials.privateKey) })

  const running: RunningUnionpay = {
    ...{ unionpay, clock, credentials, merchantOrigin, sign, answers: merchant },
    get told() {
      return merchant.received.filter(({ path }) => path === '/notify').map(fieldsIn)
    },
    order: (orderId, more = {}) =>
      sign({
        ...common,
        ...{ txnType: '01', txnSubType: '01', bizType: '000201', channelType: '08', currencyCode: '156' },
        ...{ orderId, txnTime: now(), txnAmt: '1500', riskRateInfo: '{commodityName=门诊缴费}' },
        payTimeout: compactTime(clock.now() + 15 * 60_000),
        frontUrl: `${merchantOrigin}/back`,
        backUrl: `${merchantOrigin}/notify`,
        ...more,
      }),
    async post(path, fields) {
      const answer = await fetch(`${unionpay.origin}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      })

      return readRaw(await answer.text())
    },
    query: ({ orderId = '', txnTime = '' }) =>
      running.post(
        '/gateway/api/queryTrans.do',
        sign({
          ...common,
          ...{ txnType: '00', txnSubType: '00', bizType: '000000', orderId, txnTime },
        }),
      ),
    refund: (payment, refund) =>
      running.post(
        '/gateway/api/backTransReq.do',
        sign({
          ...common,
          ...{ txnType: '04', txnSubType: '00', bizType: '000201', channelType: '08', txnTime: now() },
          origQryId: payment.queryId ?? '',
          backUrl: `${merchantOrigin}/notify`,
          ...refund,
        }),
      ),
    async openCashier(order) {
      const answer = await fetch(`${unionpay.origin}/gateway/api/frontTransReq.do`, {
        method: 'POST',
        body: new URLSearchParams(order),
      })

      return { url: answer.url, page: await answer.text() }
    },
    async pay(order, card = 'debit') {
      const { url } = await running.openCashier(order)
      await fetch(`${url}/pay`, { method: 'POST', body: new URLSearchParams({ card }) })
      await unionpay.notices.deliverDue()

      return running.query(order)
    },
    closeMerchant() {
      void merchant.close()
    },
    async close() {
      await unionpay.close()
      running.closeMerchant()
    },
  }

  return running
}

/** Pairs end at the first `=`; a certificate and a signature have more of them. */
function readRaw(text: string): Fields {
  const pairs = text.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=')

    return [pair.slice(0, at), pair.slice(at + 1)]
  })

  return Object.fromEntries(pairs)
}

/** Every answer and call-back of the true UnionPay is signed by the certificate that it carries. */
export function isGenuine(fields: Fields): boolean {
  return isSignedBy(fields, fields.signPubKeyCert ?? '')
}
