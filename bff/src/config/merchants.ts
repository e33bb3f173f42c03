import { z } from 'zod'
import type { Config } from '../config.ts'
import { ConfigError } from './config-error.ts'
import { internetUrl, origin, path, timeoutMs } from './fields.ts'

export const merchantName = z.string().regex(/^[a-z0-9-]{1,32}$/)

/**
 * How a provider's statement of an account tells of transfers; `null`: it is not compared. UNCONFIRMED: what the kinds
 * are called, those of returned ones among them, and which column has our number.
 */
const transferLines = (kinds: string[], numberColumn: string) => ({
  kinds: z.array(z.string().min(1)).min(1).default(kinds),
  numberColumn: z.string().min(1).default(numberColumn),
})

/** Bounds of one transfer, in fen. */
const transferBounds = (leastFen: number, mostFen: number) => ({
  leastFen: z.int().min(10).default(leastFen),
  mostFen: z.int().min(10).default(mostFen),
})

/**
 * Merchant transfers to people's WeChat change (payments.md §1.8, §1.9). `bills` is the interface of 2025, `batches` the
 * older one. UNCONFIRMED for each hospital: its scene and what is reported for it, and its limits, of which these are the
 * defaults of a new merchant. A name is checked from 0.3 yuan on.
 */
const wechatTransfers = z.strictObject({
  api: z.enum(['bills', 'batches']).default('bills'),
  sceneId: z.string().min(1).max(36).default('1011'),
  sceneReports: z
    .array(z.strictObject({ type: z.string().min(1).max(15), content: z.string().min(1).max(32) }))
    .default([{ type: '赔付原因', content: '预交金退款' }]),
  ...transferBounds(30, 20_000),
  /**
   * The fund-flow bill of the account from which transfers are paid (payments.md §1.6). Not read until somebody has
   * seen a real one: one that cannot be read holds up the whole day.
   */
  statement: z
    .strictObject({
      accountType: z.enum(['BASIC', 'OPERATION', 'FEES']).default('OPERATION'),
      ...transferLines(['商家转账', '商家转账到零钱', '商家转账退回'], '业务凭证号'),
    })
    .nullable()
    .default(null),
})

/** Transfers to people's balance at Alipay (payments.md §3.6). UNCONFIRMED: the scene and its report. */
const alipayTransfers = z.strictObject({
  sceneName: z.string().min(1).optional(),
  sceneReports: z.array(z.strictObject({ type: z.string(), content: z.string() })).default([]),
  ...transferBounds(10, 5_000_000),
  /** The bill `signcustomer` of the merchant's account (payments.md §3.7). Not read until somebody has seen a real one. */
  statement: z
    .strictObject(transferLines(['转账', '转账退回'], '商户订单号'))
    .nullable()
    .default(null),
})

/** An account at a provider of payments. Institutions may share one. Paths are relative to the configuration file. */
export const merchant = z.discriminatedUnion('means', [
  z.strictObject({
    means: z.literal('wechat'),
    merchantId: z.string().regex(/^\d{8,10}$/),
    /** Of the merchant's own API certificate, upper-case hexadecimal. */
    serialNumber: z.string().regex(/^[0-9A-F]{16,64}$/),
    privateKeyPath: path,
    apiV3Key: z.string().length(32),
    /** WeChat Pay's keys by `PUB_KEY_ID_…`, its platform certificates by serial; both while it changes over. */
    keyPaths: z.record(z.string(), path),
    apiBase: internetUrl,
    transfers: wechatTransfers.optional(),
    timeoutMs,
  }),
  /** Trades in the name of the mini-program, with the keys of `alipay`. */
  z.strictObject({
    means: z.literal('alipay'),
    sellerId: z.string().regex(/^2088\d{12}$/),
    transfers: alipayTransfers.optional(),
  }),
  z.strictObject({
    means: z.literal('unionpay'),
    merchantId: z.string().regex(/^\w{15}$/),
    privateKeyPath: path,
    certPath: path,
    rootCertPath: path,
    middleCertPath: path,
    /** Third part of the common name in UnionPay's signing certificate; the test system has its own. */
    signerName: z.string().default('中国银联股份有限公司'),
    gateway: internetUrl,
    /** Where files of clearing days are fetched, such as https://filedownload.95516.com; absent: the gateway. */
    fileGateway: internetUrl.optional(),
    /** Where the gateway sends the browser on to: our pages may post a form only there. UNCONFIRMED. */
    cashierOrigins: z.array(origin).default(['https://cashier.95516.com']),
    timeoutMs,
  }),
])
export type MerchantConfig<M extends MerchantMeans = MerchantMeans> = Extract<
  z.output<typeof merchant>,
  { means: M }
>
type MerchantMeans = z.output<typeof merchant>['means']

export function checkMerchants(config: Config, file: string): void {
  for (const { institutionId, merchants } of config.institutions) {
    for (const [means, name] of Object.entries(merchants)) {
      if (config.merchants[name]?.means !== means) {
        throw new ConfigError(
          `${file}: ${institutionId}.merchants.${means} names ${name}, which is no such merchant`,
        )
      }
    }
  }
  for (const { institutionId, merchants, prepaidRefunds } of config.institutions) {
    for (const way of prepaidRefunds?.ways ?? []) {
      const means = way === 'wechat_change' ? 'wechat' : 'alipay'
      const merchant = config.merchants[merchants[means] ?? '']
      // A means that is not named is not offered.
      if (way !== 'origin' && merchant && !('transfers' in merchant && merchant.transfers))
        throw new ConfigError(
          `${file}: ${institutionId}.prepaidRefunds.ways names ${way}, whose merchant has no transfers`,
        )
    }
  }
  for (const { means } of Object.values(config.merchants)) {
    if (means !== 'unionpay' && !config[means])
      throw new ConfigError(`${file}: merchants of ${means} need the field ${means}`)
  }
}

export function withAbsoluteKeys(one: MerchantConfig, absolute: (path: string) => string): MerchantConfig {
  switch (one.means) {
    case 'wechat': {
      const keyPaths = Object.entries(one.keyPaths).map(([id, path]) => [id, absolute(path)])

      return { ...one, privateKeyPath: absolute(one.privateKeyPath), keyPaths: Object.fromEntries(keyPaths) }
    }
    case 'alipay':
      return one
    case 'unionpay':
      return {
        ...one,
        privateKeyPath: absolute(one.privateKeyPath),
        certPath: absolute(one.certPath),
        rootCertPath: absolute(one.rootCertPath),
        middleCertPath: absolute(one.middleCertPath),
      }
  }
}

/** Alipay's trades go to the gateway of the mini-program. */
export function merchantUrls(one: MerchantConfig): (string | undefined)[] {
  if (one.means === 'alipay') return []

  return one.means === 'wechat' ? [one.apiBase] : [one.gateway, one.fileGateway]
}
