import { z } from 'zod'

/** Answers of insurance.md §7.2. */

export const envelope = z.object({
  commonOut: z.object({ resultCode: z.int() }),
  rsp: z.unknown(),
})

const text = z.string().min(1).max(512)

export const appToken = z.object({ appToken: text, expiresIn: z.int().min(1) })

export const registered = z.object({ healthCardId: text, phid: text, qrCodeText: text })

export const dynamicCode = z.object({ qrCodeText: text })
