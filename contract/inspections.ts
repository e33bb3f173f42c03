import { z } from 'zod'
import { conversationId } from './assistant.ts'
import { id, instant, institutionId, language } from './common.ts'
import { deskExchange } from './customer-service.ts'
import { channels } from './headers.ts'
import { route } from './route.ts'
import { conversationKinds, flagKinds, verdicts } from './states.ts'

/** Longer than a sentence or two is a report. */
export const LONGEST_REMARK = 300

const inspection = z.object({
  verdict: z.enum(verdicts),
  /** Null once the person has deleted the conversation: it may say what they said. */
  remark: z.string().nullable(),
  by: z.string(),
  at: instant,
})

const row = z.object({
  /** Of the verdict; null while there is none. */
  inspectionId: id('isp').nullable(),
  conversationId,
  institutionId,
  kind: z.enum(conversationKinds),
  channel: z.enum(channels),
  /** In which the person reads. */
  language,
  flags: z.array(z.enum(flagKinds)),
  startedAt: instant,
  verdict: z.enum(verdicts).nullable(),
  by: z.string().nullable(),
  at: instant.nullable(),
})
export type InspectionRow = z.output<typeof row>

const inspected = row.omit({ inspectionId: true, verdict: true, by: true, at: true }).extend({
  version: z.int(),
  /** Nobody has judged it as it is now. */
  isOpen: z.boolean(),
  exchanges: z.array(deskExchange),
  /** The newest first. */
  inspections: z.array(inspection),
})
export type InspectedConversation = z.output<typeof inspected>

const ofConversation = {
  access: { who: 'staff', may: 'assistant.inspect', at: 'params.conversationId' },
  params: z.object({ conversationId }),
} as const

const filters = z.object({
  institutionId: institutionId.optional(),
  show: z.enum(['open', 'done']),
  kind: z.enum(conversationKinds).optional(),
  flag: z.enum(flagKinds).optional(),
  /** Of those that are done. */
  verdict: z.enum(verdicts).optional(),
  cursor: z.string().max(64).optional(),
})

/** 对话质检: staff look at what rules flagged (docs/decisions/0055). A list tells nobody's words; reading them is recorded. */
export const inspectionsRoutes = {
  /** Open ones, the longest ago first; done ones, the newest verdict first. */
  listInspections: route({
    method: 'GET',
    path: '/api/staff/inspections',
    access: { who: 'staff', may: 'assistant.inspect' },
    query: filters.strict(),
    response: z.object({ rows: z.array(row), nextCursor: z.string().nullable() }),
    isUnattended: true,
  }),
  /** Each time it is asked, the action record says so before anything is told. */
  readFlagged: route({
    method: 'POST',
    path: '/api/staff/inspections/:conversationId/reading',
    ...ofConversation,
    response: inspected,
    isForgotten: true,
  }),
  /** Of the conversation in the version that was read. */
  judgeFlagged: route({
    method: 'POST',
    path: '/api/staff/inspections/:conversationId/verdict',
    ...ofConversation,
    body: z
      .object({ version: z.int(), verdict: z.enum(verdicts), remark: z.string().trim().max(LONGEST_REMARK) })
      .strict()
      .refine(({ verdict, remark }) => verdict === 'fine' || remark !== '', { path: ['remark'] }),
    response: null,
    errors: ['SERVICE_CHANGED'],
  }),
}
