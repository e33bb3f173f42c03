import 'reflect-metadata'
import { createHash } from 'node:crypto'
import { X509Certificate } from '@peculiar/x509'

/**
 * Alipay's serial of a certificate: MD5 hex of the issuer's name, its parts reversed as `CN=…,OU=…,O=…,C=…`,
 * followed by the serial number in decimal (payments.md §3.1).
 */
export function certificateSn(pem: string): string {
  const { issuerName, serialNumber } = new X509Certificate(pem)
  const parts = issuerName
    .toJSON()
    .flatMap((part) =>
      Object.entries(part).flatMap(([type, values]) => values.map((value) => `${type}=${value}`)),
    )

  return createHash('md5')
    .update(`${parts.reverse().join(',')}${BigInt(`0x${serialNumber}`)}`)
    .digest('hex')
}
