import { writeKeyFiles as writeFiles } from '../lib/key-files.ts'
import type { AlipayCredentials } from './alipay-credentials.ts'

/** Writes keys and certificates beside `credentials.json`; nothing when the sandbox lives in memory. */
export function writeKeyFiles(credentials: AlipayCredentials, folder: string | undefined) {
  return writeFiles(folder, {
    appPrivateKeyPath: { name: 'alipay-app-private-key.pem', pem: credentials.appPrivateKey },
    appCertPath: { name: 'alipay-app-cert.crt', pem: credentials.appCert },
    alipayCertPath: { name: 'alipay-cert.crt', pem: credentials.alipayCert },
    alipayRootCertPath: { name: 'alipay-root-cert.crt', pem: credentials.alipayRootCert },
  })
}
