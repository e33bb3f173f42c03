import type { CallbackHint, CallbackRejection, RawCallback } from '../port.ts'
import { signerObjection, type TrustedSigner } from './signer-check.ts'
import { callbackNotice, type Fields } from './wire.ts'

/** A true one has about 3 KB, most of it the certificate. */
const MAX_BYTES = 16 * 1024

/**
 * Reads the form that UnionPay posts to `backUrl` (payments.md §4.1). It bears no time of its own sending and no
 * nonce, so a replayed one cannot be told by its age: it carries the `eventId` of the first and leads to the same
 * query.
 */
export function readUnionpayCallback(
  { headers, body }: RawCallback,
  { merchantId, trusted }: { merchantId: string; trusted: TrustedSigner },
): CallbackHint | CallbackRejection {
  const isForm =
    headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false
  const fields = isForm && body.byteLength <= MAX_BYTES ? readForm(body) : undefined
  if (fields === undefined) return rejected('unreadable')
  // Only what is signed as we expect: nothing weaker can be asked for by whoever sends it.
  if (fields.version !== '5.1.0' || fields.signMethod !== '01') return rejected('unreadable')
  const objection = signerObjection(fields, trusted)
  if (objection !== undefined) return { rejected: objection, status: 401 }
  if (fields.merId !== merchantId) return rejected('other_merchant')
  const notice = callbackNotice.safeParse(fields)

  return notice.success ? hintOf(notice.data) : rejected('unreadable')
}

function hintOf(notice: ReturnType<typeof callbackNotice.parse>): CallbackHint {
  const { txnType, orderId, queryId, txnAmt } = notice

  return {
    eventId: `${txnType}-${queryId}`,
    about:
      txnType === '01'
        ? { kind: 'payment', orderNumber: orderId }
        : { kind: 'refund', orderNumber: notice.reqReserved, refundNumber: orderId },
    claimedFen: txnAmt,
  }
}

function rejected(why: 'unreadable' | 'other_merchant'): CallbackRejection {
  return { rejected: why, status: 400 }
}

/** Undefined when a field is there twice: which one counts must not be a matter of taste. */
function readForm(body: Buffer): Fields | undefined {
  const pairs = [...new URLSearchParams(body.toString('utf8'))]
  const fields = Object.fromEntries(pairs)

  return Object.keys(fields).length === pairs.length ? fields : undefined
}
