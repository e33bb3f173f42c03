import { z } from 'zod'

/** docs/interfaces/sms.md, "Transport". */
export const envelope = z.object({ code: z.string(), data: z.unknown().optional() })

export const accepted = z.object({ messageId: z.string(), status: z.literal('DELIVERED') })
