import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { ConfigError } from '../../../config/config-error.ts'
import type { MerchantConfig } from '../../../config/merchants.ts'
import { readPem } from '../../read-pem.ts'

/** Keys and certificates of a merchant; whatever is wrong with them is told at the start. */
export interface MerchantKeys {
  privateKey: KeyObject
  /** Serial number of the merchant's certificate in decimal (payments.md §4.1). */
  certId: string
  root: X509Certificate
  middle: X509Certificate
}

export function readMerchantKeys(config: MerchantConfig<'unionpay'>): MerchantKeys {
  const privateKey = readKey(config.privateKeyPath)
  const cert = readCertificate(config.certPath)
  const root = readCertificate(config.rootCertPath)
  const middle = readCertificate(config.middleCertPath)
  if (!cert.checkPrivateKey(privateKey))
    throw new ConfigError(`${config.certPath} does not belong to ${config.privateKeyPath}`)
  if (!middle.checkIssued(root) || !middle.verify(root.publicKey))
    throw new ConfigError(`${config.middleCertPath} is not issued by ${config.rootCertPath}`)

  return { privateKey, certId: BigInt(`0x${cert.serialNumber}`).toString(), root, middle }
}

function readKey(path: string): KeyObject {
  try {
    return createPrivateKey(readPem(path))
  } catch (error) {
    throw error instanceof ConfigError ? error : new ConfigError(`${path} is not a private key`)
  }
}

function readCertificate(path: string): X509Certificate {
  try {
    return new X509Certificate(readPem(path))
  } catch (error) {
    throw error instanceof ConfigError ? error : new ConfigError(`${path} is not a certificate`)
  }
}
