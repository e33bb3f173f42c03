import { AlipaySdk } from 'alipay-sdk'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { fieldsIn, type LetterBox, openLetterBox } from '../lib/letter-box.test-support.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { findPerson } from '../people.ts'
import { type AlipaySecrets, createAlipaySecrets, SELLER_ID } from './alipay-credentials.ts'
import { createTemplateIds, type TemplateIds } from './messages/message-desk.ts'
import { type Alipay, startAlipay } from './start-alipay.ts'

type Fields = Record<string, string>

/** A seller with Alipay's own SDK, and the address where notices arrive. */
export class AlipaySeller {
  secrets!: AlipaySecrets
  clock!: ManualClock
  alipay!: Alipay
  sdk!: AlipaySdk
  /** Ids of the mini-program's message templates. */
  templateIds!: TemplateIds
  /** Where notices arrive. */
  box!: LetterBox

  get noticeUrl(): string {
    return `${this.box.origin}/notices`
  }

  /** Forms that arrived, decoded. */
  get notices(): Fields[] {
    return this.box.received.map(fieldsIn)
  }

  /** Switches Alipay on, with what it had in a folder. */
  async start(folder?: string): Promise<void> {
    const context = createSandboxContext({ clock: this.clock, ...(folder === undefined ? {} : { folder }) })
    await context.credentials.section('alipayOwn', () => this.secrets)
    this.alipay = await startAlipay({ context, port: 0 })
    this.templateIds = await context.credentials.section('alipayTemplates', createTemplateIds)
    this.connect()
  }

  /** Takes the SDK into use, with the keys of the secrets as they are. */
  connect({ credentials } = this.secrets): void {
    this.sdk = new AlipaySdk({
      appId: credentials.appId,
      privateKey: credentials.appPrivateKey,
      keyType: credentials.keyType,
      appCertContent: credentials.appCert,
      alipayPublicCertContent: credentials.alipayCert,
      alipayRootCertContent: credentials.alipayRootCert,
      gateway: `${this.alipay.origin}/gateway.do`,
    })
  }

  /** An answer of a method of trades, its names in camel case. */
  call(method: string, bizContent: object): Promise<Record<string, unknown>> {
    return this.sdk.exec(
      `alipay.${method}`,
      { timestamp: shanghaiDateTime(this.clock.now()), notifyUrl: this.noticeUrl, bizContent },
      { validateSign: true },
    )
  }

  /** Opens Li Ming's trade of 15 yuan, and answers its number at Alipay. */
  async open(changes: Fields = {}): Promise<string> {
    return String((await this.call('trade.create', tradeOf(this.secrets, changes))).tradeNo)
  }

  pay(tradeNo: string, source: 'balance' | 'slow_bank' = 'balance'): void {
    this.alipay.trades.cashier.pay(tradeNo, { personId: 'li-ming', source })
  }

  /** Everything that is due has been sent. */
  delivered(): Promise<void> {
    return this.alipay.trades.notices.deliverDue()
  }
}

/** The fields of `alipay.trade.create`. */
export function tradeOf({ credentials }: AlipaySecrets, changes: Fields = {}): Fields {
  return {
    outTradeNo: 'P1',
    totalAmount: '15.00',
    subject: '门诊缴费',
    productCode: 'JSAPI_PAY',
    opAppId: credentials.appId,
    sellerId: SELLER_ID,
    buyerOpenId: findPerson('li-ming')?.accounts.alipay.openId ?? '',
    timeExpire: '2026-11-24 09:15:00',
    ...changes,
  }
}

/** Starts Alipay on a Tuesday morning, and the seller's address, around the tests of a file. */
export function setUpAlipaySeller(): AlipaySeller {
  const seller = new AlipaySeller()

  beforeAll(async () => {
    seller.secrets = await createAlipaySecrets()
    seller.box = await openLetterBox()
  })

  beforeEach(async () => {
    Object.assign(seller.box, { received: [], answer: 'success' })
    seller.clock = createManualClock('2026-11-24T09:00:00+08:00')
    await seller.start()
  })

  afterEach(() => seller.alipay.close())
  afterAll(() => seller.box.close())

  return seller
}
