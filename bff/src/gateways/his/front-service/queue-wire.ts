import { z } from 'zod'
import { localDateTime } from '../../values.ts'
import { queueStatuses } from './codes.ts'
import { coded, localText } from './values.ts'

/** The answers about the day of a visit of docs/interfaces/his.md; as strict and as indifferent as wire.ts. */

const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,10})?$/)
    .transform(Number)
    .pipe(z.number().min(-most).max(most))
const count = z.int().min(0)

export const guide = z.object({
  location: localText,
  room: localText.nullish(),
  fasting: z.enum(['0', '1']),
  bring: z.array(localText),
  checkIn: z
    .object({
      openTime: localDateTime,
      closeTime: localDateTime,
      place: localText,
      latitude: degrees(90),
      longitude: degrees(180),
      radius: z.number().min(0),
      terminal: localText,
    })
    .nullish(),
})

export const standing = z.object({
  status: coded(queueStatuses),
  checkInTime: localDateTime.nullish(),
  putBacks: count.nullish(),
  ahead: count.nullish(),
  visitSeconds: z.array(count).nullish(),
  calls: count.nullish(),
  callTime: localDateTime.nullish(),
  location: localText.nullish(),
  room: localText.nullish(),
})
