import { createCertificateAuthority, type KeyAndCertificate } from '../lib/certificate-authority.ts'

export interface AlipayKeys {
  root: KeyAndCertificate
  /** Signs Alipay's answers. */
  alipay: KeyAndCertificate
  /** Signs the application's requests. */
  app: KeyAndCertificate
}

/** A root of our own and two leaves: what Alipay's console hands out in certificate mode (payments.md §6.1). */
export async function createAlipayKeys(appId: string): Promise<AlipayKeys> {
  const authority = await createCertificateAuthority({
    organisation: 'C=CN, O=Tongzhen Sandbox, OU=Not Alipay',
  })

  const [alipay, app] = await Promise.all([authority.issueLeaf('Alipay'), authority.issueLeaf(appId)])

  return { root: authority.root, alipay, app }
}
