import { z } from 'zod'

/** Failures come with HTTP 200 (payments.md §2.1). */
export const failure = z.object({
  errcode: z.number().refine((code) => code !== 0),
  errmsg: z.string().optional(),
})

export const webToken = z.object({
  openid: z.string().min(1),
  /** The "snapshot page": a virtual user, of nobody (§2.1). */
  is_snapshotuser: z.number().optional(),
})

export const stableToken = z.object({ access_token: z.string().min(1), expires_in: z.number() })

export const jsapiTicket = z.object({ ticket: z.string().min(1), expires_in: z.number() })

export const templateSent = z.object({ errcode: z.literal(0), msgid: z.number() })

/** Longest values of template fields by type (payments.md §2.5). */
export const longestOfType: Readonly<Record<string, number>> = { thing: 20 }
export const LONGEST = 32
