import { z } from 'zod'

/** docs/interfaces/suishenban.md. */
export const oauthToken = z.object({ access_token: z.string().min(1), user: z.string().min(1) })

export const oauthFailure = z.object({ error: z.string() })

export const invokeToken = z.object({
  errorCode: z.literal(0),
  invokeToken: z.string().min(1),
  expiresIn: z.number(),
})

export const invokeFailure = z.object({ errorCode: z.number().refine((code) => code !== 0) })
