import type { Channel } from '@tongzhen/contract/headers'
import { MINUTE_MS } from '../../lib/clock.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'

/** Long enough for a viewer to open, also when the phone asks with which application. */
export const TICKET_MS = 5 * MINUTE_MS

/** Who may see the file of which payment, and until when. */
export interface FileTicket {
  accountId: string
  paymentId: string
  until: Date
}

/** Of another channel it does not open. */
function placeOf(channel: Channel): Place {
  return { table: 'invoices', column: 'file', rowId: channel }
}

export function sealTicket(fields: FieldCrypto, channel: Channel, ticket: FileTicket): string {
  const { accountId, paymentId, until } = ticket

  return fields.seal(placeOf(channel), [accountId, paymentId, until.getTime()].join(' '))
}

/** Undefined for what we did not write. */
export function openTicket(fields: FieldCrypto, channel: Channel, sealed: string): FileTicket | undefined {
  const text = tryOpen(fields, placeOf(channel), sealed)
  const [accountId, paymentId, until] = text?.split(' ') ?? []
  if (accountId === undefined || paymentId === undefined) return undefined

  return { accountId, paymentId, until: new Date(Number(until)) }
}

function tryOpen(fields: FieldCrypto, place: Place, sealed: string): string | undefined {
  try {
    return fields.open(place, sealed)
  } catch {
    return undefined
  }
}
