import { generateKeyPair, randomBytes, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import { createCertificateAuthority } from '../lib/certificate-authority.ts'

/** What WeChat Pay's merchant platform gives to a merchant. Keys and certificates are PEM. */
export interface WechatPayCredentials {
  merchantId: string
  /** As the payer reads it in the cashier. */
  merchantName: { zh: string; en: string }
  /** The official account whose pages may ask for money. */
  appId: string
  merchantPrivateKey: string
  merchantCert: string
  /** Of the merchant's certificate, upper-case hexadecimal. */
  merchantSerial: string
  apiV3Key: string
  /** `PUB_KEY_ID_…` of `publicKey`. */
  publicKeyId: string
  publicKey: string
  /** Serial of `platformCert`, the older of the two ways to know WeChat Pay's signature. */
  platformSerial: string
  platformCert: string
  /** 支付授权目录: host names whose pages may open the cashier (payments.md §1.3). */
  payHosts: string[]
}

/** What WeChat Pay keeps to itself. */
export interface WechatPaySecrets {
  credentials: WechatPayCredentials
  /** Of `publicKey`. */
  privateKey: string
  platformPrivateKey: string
}

const MERCHANT_ID = '1900099001'
const PLATFORM_CERTIFICATE_YEARS = 5

/** Made at first start. */
export async function createWechatPaySecrets(appId: string): Promise<WechatPaySecrets> {
  const authority = await createCertificateAuthority({
    organisation: 'C=CN, O=Tongzhen Sandbox, OU=Not WeChat Pay',
    years: PLATFORM_CERTIFICATE_YEARS,
  })
  const [merchant, platform, own] = await Promise.all([
    authority.issueLeaf(MERCHANT_ID),
    authority.issueLeaf('Tenpay.com sign'),
    promisify(generateKeyPair)('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }),
  ])

  return {
    credentials: {
      merchantId: MERCHANT_ID,
      merchantName: { zh: '通诊医院集团', en: 'Tongzhen Hospitals' },
      appId,
      merchantPrivateKey: merchant.privateKey,
      merchantCert: merchant.certificate,
      merchantSerial: serialOf(merchant.certificate),
      apiV3Key: randomBytes(16).toString('hex'),
      publicKeyId: `PUB_KEY_ID_01${MERCHANT_ID}2026112200000000000001`,
      publicKey: own.publicKey.trim(),
      platformSerial: serialOf(platform.certificate),
      platformCert: platform.certificate,
      payHosts: ['localhost', '127.0.0.1'],
    },
    privateKey: own.privateKey,
    platformPrivateKey: platform.privateKey,
  }
}

function serialOf(certificate: string): string {
  return new X509Certificate(certificate).serialNumber
}
