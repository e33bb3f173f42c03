import { createRoot, issueCertificate, type KeyAndCertificate } from '../lib/certificate-authority.ts'

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
const ORGANISATION = 'C=CN, O=Tongzhen Sandbox, OU=Not Alipay'

/** Made at first start: a root of our own and two leaves (payments.md §6.1). */
export async function createAlipaySecrets(): Promise<AlipaySecrets> {
  const root = await createRoot(`${ORGANISATION}, CN=Tongzhen Sandbox Root`)
  const leaf = (commonName: string) =>
    issueCertificate({ name: `${ORGANISATION}, CN=${commonName}`, issuer: root, purpose: 'signing' })
  const [alipay, app] = await Promise.all([leaf('Alipay'), leaf(APP_ID)])

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
