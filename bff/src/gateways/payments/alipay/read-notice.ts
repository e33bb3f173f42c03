import { type Clock, HOUR_MS, MINUTE_MS } from '../../../lib/clock.ts'
import type { AlipayClient } from '../../alipay/client.ts'
import type { CallbackHint, CallbackRejection, RawCallback } from '../port.ts'
import { notice } from './wire.ts'

/**
 * Alipay repeats a notice for 25 hours; whether `notify_time` is then renewed is UNCONFIRMED, so a whole ladder is
 * taken. A replay within it makes us ask Alipay once more, and nothing else (R7).
 */
const OLDEST_MS = 26 * HOUR_MS
const MOST_AHEAD_MS = 10 * MINUTE_MS

/** Reads a notice of a trade: a form signed with Alipay's key, about our application and seller (payments.md §3.5). */
export function readNotice(
  { headers, body }: RawCallback,
  { client, sellerId, clock }: { client: AlipayClient; sellerId: string; clock: Clock },
): CallbackHint | CallbackRejection {
  const form = readForm(headers['content-type'], body)
  if (form === undefined) return { rejected: 'unreadable', status: 400 }
  if (!form.sign) return { rejected: 'unsigned', status: 401 }
  if (!client.isSigned(form)) return { rejected: 'bad_signature', status: 401 }
  const parsed = notice.safeParse(form)
  if (!parsed.success) return { rejected: 'unreadable', status: 400 }

  const { data } = parsed
  if (data.app_id !== client.appId || data.seller_id !== sellerId) {
    return { rejected: 'other_merchant', status: 400 }
  }
  const ageMs = clock.now().getTime() - Date.parse(data.notify_time)
  if (ageMs > OLDEST_MS || ageMs < -MOST_AHEAD_MS) return { rejected: 'stale', status: 401 }

  const { out_trade_no: orderNumber, out_biz_no: refundNumber, notify_id: eventId } = data
  if (refundNumber === undefined) {
    return { eventId, about: { kind: 'payment', orderNumber }, claimedFen: data.total_amount }
  }

  return { eventId, about: { kind: 'refund', orderNumber, refundNumber }, claimedFen: data.refund_fee }
}

/** The decoded fields; undefined for another kind of body, other characters, or a name that comes twice. */
function readForm(contentType = '', body: Buffer): Record<string, string> | undefined {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType)) return undefined
  const fields = [...new URLSearchParams(body.toString('utf8'))]
  const form = Object.fromEntries(fields)
  const isUtf8 = (form.charset ?? 'utf-8').toLowerCase() === 'utf-8'

  return isUtf8 && Object.keys(form).length === fields.length ? form : undefined
}
