import type { KeyAndCertificate } from '../lib/certificate-authority.ts'
import { createAlipayKeys } from './certificate-authority.ts'

/** What Alipay's console gives to the owner of a mini-program in certificate mode. */
export interface AlipayCredentials {
  appId: string
  /** PKCS#8 PEM; the SDK needs `keyType: 'PKCS8'`. */
  appPrivateKey: string
  keyType: 'PKCS8'
  appCert: string
  alipayCert: string
  alipayRootCert: string
}

/** What Alipay keeps to itself. */
export interface AlipaySecrets {
  credentials: AlipayCredentials
  alipayPrivateKey: string
  root: KeyAndCertificate
}

const APP_ID = '2021009999000001'

/** Made at first start. */
export async function createAlipaySecrets(): Promise<AlipaySecrets> {
  const { root, alipay, app } = await createAlipayKeys(APP_ID)

  return {
    credentials: {
      appId: APP_ID,
      appPrivateKey: app.privateKey,
      keyType: 'PKCS8',
      appCert: app.certificate,
      alipayCert: alipay.certificate,
      alipayRootCert: root.certificate,
    },
    alipayPrivateKey: alipay.privateKey,
    root,
  }
}
