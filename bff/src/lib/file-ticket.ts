import type { Channel } from '@tongzhen/contract/headers'
import { MINUTE_MS } from './clock.ts'
import type { FieldCrypto, Place } from './crypto/fields.ts'

/** Long enough for a viewer to open, also when the phone asks with which application. */
export const TICKET_MS = 5 * MINUTE_MS

/** Who may see the file of what, and until when (docs/decisions/0022). */
export interface FileTicket {
  accountId: string
  /** What it is the file of: ids, none with a space in it. */
  of: readonly string[]
  until: Date
}

/** For which files a ticket is good; for others, or in another channel, it does not open. */
export interface TicketKind {
  files: 'invoices' | 'reports'
  channel: Channel
}

function placeOf({ files, channel }: TicketKind): Place {
  return { table: files, column: 'file', rowId: channel }
}

export function sealTicket(
  fields: FieldCrypto,
  kind: TicketKind,
  { accountId, of, until }: FileTicket,
): string {
  return fields.seal(placeOf(kind), [accountId, until.getTime(), ...of].join(' '))
}

/** Undefined for what we did not write. */
export function openTicket(fields: FieldCrypto, kind: TicketKind, sealed: string): FileTicket | undefined {
  const [accountId, until, ...of] = tryOpen(fields, placeOf(kind), sealed)?.split(' ') ?? []
  if (accountId === undefined || until === undefined) return undefined

  return { accountId, of, until: new Date(Number(until)) }
}

function tryOpen(fields: FieldCrypto, place: Place, sealed: string): string | undefined {
  try {
    return fields.open(place, sealed)
  } catch {
    return undefined
  }
}
