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
