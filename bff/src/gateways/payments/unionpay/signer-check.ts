import { X509Certificate } from 'node:crypto'
import type { Clock } from '../../../lib/clock.ts'
import { isSignedBy } from './signature.ts'
import type { Fields } from './wire.ts'

export interface TrustedSigner {
  root: X509Certificate
  middle: X509Certificate
  /** Third part of the common name, as in `041@Z…@中国银联股份有限公司@…` (payments.md §4.1). */
  signerName: string
  clock: Clock
}

export type SignerObjection = 'unsigned' | 'unknown_key' | 'bad_signature'

/**
 * Whether UnionPay itself signed an answer or a call-back: the certificate that it carries leads to our root
 * within its time and bears UnionPay's name (merchants have certificates under the same root), and its key made
 * the signature. Undefined when all is well.
 */
export function signerObjection(fields: Fields, trusted: TrustedSigner): SignerObjection | undefined {
  if (!fields.signature || !fields.signPubKeyCert) return 'unsigned'
  const leaf = readCertificate(fields.signPubKeyCert)
  if (leaf === undefined || !isTrusted(leaf, trusted)) return 'unknown_key'

  return isSignedBy(fields, leaf.publicKey) ? undefined : 'bad_signature'
}

function isTrusted(leaf: X509Certificate, { root, middle, signerName, clock }: TrustedSigner): boolean {
  const now = clock.now().getTime()
  const isInTime = [leaf, middle, root].every(
    (one) => Date.parse(one.validFrom) <= now && now < Date.parse(one.validTo),
  )

  return (
    isInTime &&
    !leaf.ca &&
    leaf.checkIssued(middle) &&
    leaf.verify(middle.publicKey) &&
    ownerOf(leaf) === signerName
  )
}

function ownerOf(leaf: X509Certificate): string | undefined {
  const { CN } = leaf.toLegacyObject().subject

  return typeof CN === 'string' ? CN.split('@')[2] : undefined
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}
