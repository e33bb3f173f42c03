import type { Channel } from '@tongzhen/contract/headers'
import { type Clock, MINUTE_MS, shift } from './clock.ts'
import type { FieldCrypto, Place } from './crypto/fields.ts'
import { type Refusal, refuse } from './failure.ts'

/** Long enough for a viewer to open, also when the phone asks with which application. */
export const TICKET_MS = 5 * MINUTE_MS

/** Who may see the file of what, and until when (docs/decisions/0022); of a preview, a member of the staff (0038). */
export interface FileTicket {
  accountId: string
  /** What it is the file of: ids and the like, none with a space in it. */
  of: readonly string[]
  until: Date
}

/** For which files a ticket is good; for others, or in another channel, it does not open. */
export interface TicketKind {
  files: 'invoices' | 'reports' | 'report_images' | 'visits' | 'home_previews'
  channel: Channel
}

/** Addresses of one kind of files, each with the right to read it in it. */
export interface FileLinks {
  /** Good for five minutes. `path`: of the route that answers the file. */
  link(path: string, wanted: Omit<FileTicket, 'until'> & { channel: Channel }): string
  /** Whether the account's right still stands, the caller asks. */
  open(link: {
    channel: Channel
    ticket: string
  }): FileTicket | Refusal<'NOT_FOUND'> | Refusal<'LINK_EXPIRED'>
}

export function createFileLinks(
  { fields, clock }: { fields: FieldCrypto; clock: Clock },
  files: TicketKind['files'],
): FileLinks {
  return {
    link(path, { channel, ...wanted }) {
      const until = shift(clock.now(), TICKET_MS)
      const ticket = sealTicket(fields, { files, channel }, { ...wanted, until })

      return `${path}?${new URLSearchParams({ channel, ticket })}`
    },

    open({ channel, ticket: sealed }) {
      const ticket = openTicket(fields, { files, channel }, sealed)
      if (ticket === undefined) return refuse('NOT_FOUND')

      return ticket.until > clock.now() ? ticket : refuse('LINK_EXPIRED')
    },
  }
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
