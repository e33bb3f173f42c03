import { z } from 'zod'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { fileTypes } from '../file-types.ts'
import { fromBase64 } from './envelope.ts'

/** Answers of insurance.md §7.1: Base64 of JSON, with a message that is Base64 of JSON again. */

export const envelope = z.object({ data: z.string(), noise: z.string(), sign: z.string() })

/** Base64 of JSON, as what it says. */
const encoded = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(fromBase64(text))
  } catch {
    context.addIssue({ code: 'custom', message: 'not Base64 of JSON' })

    return z.NEVER
  }
})

export const outcome = encoded.pipe(z.object({ result: z.string(), message: z.string() }))

/** `20261123093000000`; how many digits of a second there are is UNCONFIRMED. */
const createTime = z
  .string()
  .regex(/^\d{14}\d{0,3}$/)
  .transform((digits) => {
    const [, year, month, day, hour, minute, second] =
      /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})/.exec(digits) ?? []

    return shanghaiInstantOf(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`)
  })

const text = z.string().min(1)
const pageUrl = z.url({ protocol: /^https?$/ })

export const issued = encoded.pipe(
  z.object({ billBatchCode: text, billNo: text, random: text, createTime, pictureUrl: pageUrl }),
)

export const writtenOff = encoded.pipe(
  z.object({
    eScarletBillBatchCode: text,
    eScarletBillNo: text,
    eScarletRandom: text,
    createTime,
    pictureUrl: pageUrl,
  }),
)

/** PROPOSED: `1` valid, `2` taken back. */
export const state = encoded.pipe(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('1') }),
    z.object({ state: z.literal('2'), eScarletBillBatchCode: text, eScarletBillNo: text }),
  ]),
)

/** PROPOSED. A file is what it says, or it is none: whoever opens it is shown it by our address. */
export const picture = encoded.pipe(
  z
    .object({
      fileType: z.enum(['pdf', 'png', 'jpg']),
      content: z.base64().transform((text) => Buffer.from(text, 'base64')),
    })
    .refine(({ fileType, content }) =>
      content.subarray(0, 8).toString('latin1').startsWith(fileTypes[fileType].begins),
    ),
)
