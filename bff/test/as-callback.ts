import type { Letter } from '../../sandbox/src/lib/letter-box.test-support.ts'
import type { RawCallback } from '../src/gateways/payments/port.ts'

/** A letter as the BFF's own address takes it. */
export function asCallback({ headers, body }: Pick<Letter, 'headers' | 'body'>): RawCallback {
  return { headers: Object.fromEntries(headers), body: Buffer.from(body) }
}
