import { randomUUID, sign } from 'node:crypto'

/** Which pages a platform can show, as docs/interfaces/embedding.md names them. */
export const embeddablePages = ['triage', 'service', 'note'] as const
export type EmbeddablePage = (typeof embeddablePages)[number]

export interface TicketWords {
  iss: string
  /** Origin of the hospital's app. */
  aud: string
  sub: string
  jti: string
  /** Seconds since 1970. */
  iat: number
  exp: number
  /** Of the platform's own page. */
  origin: string
  institution: string
  page: EmbeddablePage
  /** Of the page `note`. */
  consultation?: {
    number: string
    department: string
    patient: { id: string; name?: string; sex?: string; age_months?: number }
  }
  lang?: string
  display?: string
  return_to?: string
}

/** A ticket's usual life; the hospital takes up to five minutes. */
const LIFE_SECONDS = 120

/** When it begins and ends, and its number. */
export function freshWords(nowMs: number): Pick<TicketWords, 'jti' | 'iat' | 'exp'> {
  const iat = Math.floor(nowMs / 1000)

  return { jti: randomUUID(), iat, exp: iat + LIFE_SECONDS }
}

/** As a JSON web token, RS256 (RFC 7515 §3.1). */
export function signTicket(
  words: object,
  { keyId, privateKey }: { keyId: string; privateKey: string },
): string {
  const signed = [{ alg: 'RS256', typ: 'JWT', kid: keyId }, words]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')

  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
}
