import { z } from 'zod'
import { appointmentId } from './booking.ts'
import { fen, id, instant, institutionId } from './common.ts'
import type { ErrorCode } from './errors.ts'
import { errorStatus } from './errors.ts'
import { patientId } from './patients.ts'
import { paymentId, refundApplicationId } from './payments.ts'
import { route } from './route.ts'
import { messageKinds } from './states.ts'

export const messageId = id('msg')

/** What happened, without words: the client says it in the reader's language. Null where it says nothing of that. */
export const message = z.object({
  messageId,
  kind: z.enum(messageKinds),
  createdAt: instant,
  isRead: z.boolean(),
  institutionId,
  institutionName: z.string().nullable(),
  /** Null when the person is no longer among the account's patients. */
  patientName: z.string().nullable(),
  /** Null as their name. */
  patientId: patientId.nullable(),
  appointmentId: appointmentId.nullable(),
  departmentName: z.string().nullable(),
  doctorName: z.string().nullable(),
  startsAt: instant.nullable(),
  paymentId: paymentId.nullable(),
  /** Of a named doctor (named-doctor.ts). */
  requestId: id('ndr').nullable(),
  /** Of a refund that was applied for. */
  applicationId: refundApplicationId.nullable(),
  amountFen: fen.nullable(),
  /** Why, as an error code with a text of its own. */
  reason: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]).nullable(),
})
export type Message = z.output<typeof message>

const unread = z.int().min(0)

export const messagesRoutes = {
  /** The account's inbox, of the channel's institutions, newest first. */
  listMessages: route({
    method: 'GET',
    path: '/api/messages',
    access: { who: 'account' },
    query: z.object({ cursor: z.string().max(64).optional() }).strict(),
    response: z.object({ messages: z.array(message), nextCursor: z.string().nullable(), unread }),
  }),
  countUnreadMessages: route({
    method: 'GET',
    path: '/api/messages/unread',
    access: { who: 'account' },
    response: z.object({ unread }),
  }),
  /** Ids that are not in the account's inbox are passed by. */
  markMessagesRead: route({
    method: 'POST',
    path: '/api/messages/read',
    access: { who: 'account' },
    body: z.object({ messageIds: z.array(messageId).min(1).max(50) }).strict(),
    response: z.object({ unread }),
  }),
}
