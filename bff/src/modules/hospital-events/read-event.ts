import { z } from 'zod'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'

/** `2026-11-24 09:30:00`, local to Shanghai. */
const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
  .transform((text, context) => {
    const at = new Date(shanghaiInstantOf(text.slice(0, 10), text.slice(11)))
    if (!Number.isNaN(at.getTime())) return at
    context.addIssue({ code: 'custom', message: 'is no time' })

    return z.NEVER
  })

/** The body of a call-back (docs/interfaces/hospital-events.md). Fields that are not named here are not read. */
const wireEvent = z.object({
  eventId: z.string().min(1).max(128),
  kind: z.string().regex(/^[a-z_]{1,32}$/),
  institution: z.string(),
  patientNo: z.string().min(1).max(64).optional(),
  subject: z.string().min(1).max(128),
  sequence: z.int().min(0),
  occurTime: localTime,
  data: z.record(z.string(), z.unknown()).default({}),
})
export type WireEvent = z.output<typeof wireEvent>

/** An event, or the field because of which it is none. */
export function readEvent(body: Buffer): WireEvent | { wrong: string } {
  const read = wireEvent.safeParse(parsed(body))

  return read.success ? read.data : { wrong: read.error.issues[0]?.path.join('.') || 'body' }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
