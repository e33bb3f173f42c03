import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { MINUTE_MS } from '../../lib/clock.ts'
import { signatureOf } from '../../lib/signed-headers.ts'

/** What an institution signs its call-backs with. */
export interface EventSender {
  appId: string
  secret: string
}

/** As the interface names them: unknown sender, bad signature, stale. */
export type SignatureProblem = '1001' | '1002' | '1003'

/** Either way; a repeated nonce is looked for as long. */
export const LARGEST_SKEW_MS = 5 * MINUTE_MS

/** The nonce of a request that this sender signed just now, or why it is not believed. */
export function checkSignature(
  { headers, path, body }: { headers: IncomingHttpHeaders; path: string; body: Buffer },
  { sender, now }: { sender: EventSender; now: Date },
): { nonce: string } | { code: SignatureProblem } {
  if (one(headers['x-app-id']) !== sender.appId) return { code: '1001' }
  const timestamp = one(headers['x-timestamp'])
  const nonce = one(headers['x-nonce'])
  const expected = signatureOf({ ...sender, path, body, timestamp, nonce })
  if (!isSame(one(headers['x-signature']), expected)) return { code: '1002' }
  const isFresh =
    /^\d{1,15}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp)) <= LARGEST_SKEW_MS

  return isFresh && /^[\w-]{16,64}$/.test(nonce) ? { nonce } : { code: '1003' }
}

function one(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : ''
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]

  return left.length === right.length && timingSafeEqual(left, right)
}
