import { z } from 'zod'

/**
 * Answer of `alipay.system.oauth.token` as the SDK hands it over, in camel case. Success has no `code`
 * (payments.md §3.8).
 */
export const oauthToken = z
  .object({
    accessToken: z.string().min(1),
    openId: z.string().min(1).optional(),
    userId: z.string().min(1).optional(),
  })
  .transform((answer, context) => {
    const subject = answer.openId ?? answer.userId
    if (subject === undefined) context.addIssue({ code: 'custom', message: 'nobody named' })

    return { subject: subject ?? '' }
  })

/** How a call ended, by the method's own node as the SDK hands it over; a success need not say so. */
export const outcome = z
  .object({ code: z.string().optional(), subCode: z.string().optional() })
  .catch({ code: undefined, subCode: undefined })

/** A refusal outside of it, as it stands in the raw text. */
export const errorResponse = z.object({
  error_response: z.object({ code: z.string(), sub_code: z.string().optional() }),
  sign: z.string(),
})

/** `alipay.open.app.mini.templatemessage.send` answers that it was taken, and nothing else (payments.md §3.8). */
export const templateSent = z.object({ code: z.literal('10000') })

/** Longest value of a keyword. UNCONFIRMED: Alipay only says USER_KEYWORD_LENGTH_ERROR. */
export const LONGEST_KEYWORD = 32

/** Of an old application; a new one knows people by `open_id`. */
export function isUserId(subject: string): boolean {
  return /^2088\d{12}$/.test(subject)
}
