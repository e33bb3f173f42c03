import { type HomeDesign, homeDesigns } from '@tongzhen/contract/home-designs'
import { type Clock, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { openTicket, sealTicket, TICKET_MS } from '../../lib/file-links.ts'

/** One institution's home page as it may become. */
export interface HomePreview {
  institutionId: string
  homeDesign: HomeDesign
}

interface Sealing {
  fields: FieldCrypto
  clock: Clock
}

const kind = { files: 'home_previews', channel: 'web' } as const

/** What shows it, in the console's frame only (docs/decisions/0038), until `until`. */
export function sealPreview(
  { fields, clock }: Sealing,
  { institutionId, homeDesign }: HomePreview,
  staffId: string,
): { ticket: string; until: Date } {
  const until = shift(clock.now(), TICKET_MS)

  return {
    ticket: sealTicket(fields, kind, { accountId: staffId, of: [institutionId, homeDesign], until }),
    until,
  }
}

/** Undefined for what we did not write, or whose time is over. */
export function openPreview({ fields, clock }: Sealing, sealed: string): HomePreview | undefined {
  const ticket = openTicket(fields, kind, sealed)
  const [institutionId, design] = ticket?.of ?? []
  const homeDesign = homeDesigns.find((one) => one === design)
  if (ticket === undefined || institutionId === undefined || homeDesign === undefined) return undefined

  return ticket.until > clock.now() ? { institutionId, homeDesign } : undefined
}
