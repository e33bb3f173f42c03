import { type KeyObject, verify } from 'node:crypto'
import { institutionId, language } from '@tongzhen/contract/common'
import { sexes } from '@tongzhen/contract/documents'
import { displayModes } from '@tongzhen/contract/headers'
import { embeddedPages } from '@tongzhen/contract/route'
import { z } from 'zod'
import { MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { Platform } from './platforms.ts'

/** A ticket is good for so long at most, by its own words. */
const LONGEST_LIFE_MS = 5 * MINUTE_MS
/** So far a platform's clock may be from ours. */
export const CLOCK_SKEW_MS = 60 * SECOND_MS

const header = z.object({ alg: z.literal('RS256'), kid: z.string().max(64), crit: z.never().optional() })

const instantSeconds = z
  .number()
  .int()
  .min(0)
  .max(2 ** 40)

/** Of another system: printable ASCII without spaces. */
const foreignId = z.string().regex(/^[\x21-\x7e]{1,64}$/)
const words = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^\P{Cc}*$/u)

/** Of whom it is said nothing here but what the platform says. */
const consultation = z.object({
  number: foreignId,
  department: words,
  patient: z
    .object({
      id: foreignId,
      name: words.optional(),
      sex: z.enum(sexes).optional(),
      age_months: z.int().min(0).max(1800).optional(),
    })
    .transform(({ age_months: ageMonths, ...patient }) => ({ ...patient, ageMonths })),
})

/** What stands in a ticket (docs/interfaces/embedding.md). */
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  /** The platform's own id of the person; says nothing to us. */
  sub: foreignId,
  jti: z.string().regex(/^[\x21-\x7e]{16,64}$/),
  iat: instantSeconds,
  exp: instantSeconds,
  origin: z.string(),
  institution: institutionId,
  page: z.enum(embeddedPages),
  /** Of the page `note`. */
  consultation: consultation.optional(),
  lang: language.default('zh-CN'),
  display: z.enum(displayModes).default('standard'),
  return_to: z
    .url({ protocol: /^https?$/ })
    .max(1024)
    .optional(),
})
export type TicketClaims = z.output<typeof claims>

/** Why, for the platform's engineers. */
export type TicketFault =
  | 'platform'
  | 'form'
  | 'key'
  | 'signature'
  | 'audience'
  | 'origin'
  | 'institution'
  | 'page'
  | 'lifetime'
  | 'return_to'

type TicketRefusal = Refusal<'TICKET_REFUSED' | 'TICKET_EXPIRED' | 'TICKET_CLOCK'>

export const refuseTicket = (reason: TicketFault) => refuse('TICKET_REFUSED', { params: { reason } })

interface Reading {
  platform: Platform
  keys: ReadonlyMap<string, KeyObject>
  /** Whom it is for: our own origin. */
  audience: string
  now: Date
}

/** What a ticket says, as a JSON web token signed with RS256 (RFC 7515, RFC 7519). Whether it was used before is not asked. */
export function readTicket(ticket: string, reading: Reading): TicketClaims | TicketRefusal {
  const parts = ticket.split('.')
  const [head = '', body = '', signature = ''] = parts
  if (parts.length !== 3) return refuseTicket('form')
  const named = header.safeParse(jsonOf(head))
  if (!named.success) return refuseTicket('form')
  const key = reading.keys.get(named.data.kid)
  if (key === undefined) return refuseTicket('key')
  const isSigned = verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, bytesOf(signature))
  if (!isSigned) return refuseTicket('signature')
  // Only now is anything of it believed.
  const said = claims.safeParse(jsonOf(body))
  if (!said.success || (said.data.page === 'note') !== (said.data.consultation !== undefined))
    return refuseTicket('form')

  return faultOf(said.data, reading) ?? said.data
}

function faultOf(
  { iss, aud, origin, institution, page, iat, exp, return_to }: TicketClaims,
  { platform, audience, now }: Reading,
): TicketRefusal | undefined {
  if (iss !== platform.platformId) return refuseTicket('platform')
  if (aud !== audience) return refuseTicket('audience')
  if (!platform.origins.includes(origin)) return refuseTicket('origin')
  if (institution !== platform.institutionId) return refuseTicket('institution')
  if (!platform.pages.includes(page)) return refuseTicket('page')
  if (return_to !== undefined && !platform.origins.includes(new URL(return_to).origin))
    return refuseTicket('return_to')
  const [issuedMs, expiresMs] = [iat * SECOND_MS, exp * SECOND_MS]
  if (expiresMs <= issuedMs || expiresMs - issuedMs > LONGEST_LIFE_MS) return refuseTicket('lifetime')
  if (issuedMs > now.getTime() + CLOCK_SKEW_MS) return refuse('TICKET_CLOCK')

  return expiresMs + CLOCK_SKEW_MS <= now.getTime() ? refuse('TICKET_EXPIRED') : undefined
}

function bytesOf(part: string): Buffer {
  return Buffer.from(part, 'base64url')
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(bytesOf(part).toString('utf8'))
  } catch {
    return undefined
  }
}
