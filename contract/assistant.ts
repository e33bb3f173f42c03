import { z } from 'zod'
import { hospitalCode, id, instant, institutionId } from './common.ts'
import { patientId } from './patients.ts'
import { route } from './route.ts'
import { answerStates, conversationKinds, exchangeAuthors, redFlags, wordedBy } from './states.ts'

export const conversationId = id('cnv')

/** Longer than anybody needs to say where it hurts. */
const LONGEST_UTTERANCE = 500

/** A department of the institution's own directory; its doctors and free times are asked by listDoctors. */
export const suggestion = z.object({
  departmentId: hospitalCode,
  departmentName: z.string(),
  /** What the person said that speaks for it, in the field's words; empty: the department is the usual first one. */
  because: z.array(z.string()),
})
export type Suggestion = z.output<typeof suggestion>

/** What is asked before anything is booked (危险情况). A press says the words on it, as one could type them. */
export const dangerSigns = z.object({
  /** Any of them, once said, leads to the emergency card. */
  signs: z.array(z.object({ signId: z.string(), text: z.string() })),
  /** "None of these". */
  none: z.string(),
})
export type DangerSigns = z.output<typeof dangerSigns>

export const exchange = z.object({
  seq: z.int(),
  author: z.enum(exchangeAuthors),
  state: z.enum(answerStates),
  /** Plain text. Of an answer under way, as far as it has been checked. */
  text: z.string(),
  wordedBy: z.enum(wordedBy).nullable(),
  /** Not empty: it is an emergency, and nothing is booked. */
  redFlags: z.array(z.enum(redFlags)),
  /** The likeliest first; held back while danger signs are asked. */
  suggestions: z.array(suggestion),
  /** Of the last answer only, while it is not said that none of them is so. Beside red flags: what was answered wrongly can be answered anew. */
  dangerSigns: dangerSigns.nullable(),
  /** Of the last answer only, once it is said that none of them is so: what was asked, as it can be answered anew. */
  deniedSigns: dangerSigns.nullable(),
  at: instant,
})
export type Exchange = z.output<typeof exchange>

export const conversation = z.object({
  conversationId,
  /** Grows with every change; `waitFor` waits until it is passed. */
  version: z.int(),
  kind: z.enum(conversationKinds),
  institutionId,
  patientId: patientId.nullable(),
  createdAt: instant,
  isEnded: z.boolean(),
  exchanges: z.array(exchange),
})
export type Conversation = z.output<typeof conversation>

/** What a person typed or said: trimmed; line breaks may stand in it, other control characters may not. */
export const utterance = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_UTTERANCE)
  .regex(/^(?:[^\p{Cc}]|\n)*$/u)

const params = z.object({ conversationId })
const module = 'assistant'
const embeddedIn = ['triage'] as const

/** 智能导诊: words decide nothing, rules do (docs/decisions/0046). A conversation is its account's alone. */
export const assistantRoutes = {
  /** Begins one with the first thing that is said; the answer is being written. */
  startConversation: route({
    method: 'POST',
    path: '/api/conversations',
    access: { who: 'account' },
    embeddedIn,
    module,
    body: z
      .object({
        institutionId,
        kind: z.enum(['triage']),
        /** For whom it is asked: age and sex count, nothing else of them. */
        patientId: patientId.optional(),
        text: utterance,
      })
      .strict(),
    response: conversation,
    errors: ['CONVERSATION_ENDED'],
  }),
  /** The newest first, those that have words. */
  listConversations: route({
    method: 'GET',
    path: '/api/conversations',
    access: { who: 'account' },
    embeddedIn,
    module,
    query: z.object({ kind: z.enum(conversationKinds) }).strict(),
    response: z.object({
      conversations: z.array(
        conversation.omit({ exchanges: true }).extend({
          /** How it began. */
          opening: z.string(),
        }),
      ),
    }),
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getConversation: route({
    method: 'GET',
    path: '/api/conversations/:conversationId',
    access: { who: 'speaker' },
    embeddedIn,
    params,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: conversation,
    isUnattended: true,
  }),
  /** Says one thing more; an answer that is being written is stopped. */
  say: route({
    method: 'POST',
    path: '/api/conversations/:conversationId/exchanges',
    access: { who: 'speaker' },
    embeddedIn,
    module,
    params,
    body: z.object({ text: utterance }).strict(),
    response: conversation,
    errors: ['CONVERSATION_ENDED'],
  }),
  /** Ends the answer that is being written, with what there is of it. Said twice, it is ended once. */
  stopAnswer: route({
    method: 'POST',
    path: '/api/conversations/:conversationId/stop',
    access: { who: 'speaker' },
    embeddedIn,
    params,
    response: conversation,
  }),
  /** Answers the last thing that was said once more: after the model broke off, or was stopped. */
  retryAnswer: route({
    method: 'POST',
    path: '/api/conversations/:conversationId/retry',
    access: { who: 'speaker' },
    embeddedIn,
    module,
    params,
    response: conversation,
    errors: ['CONVERSATION_ENDED'],
  }),
  /** None of its words is kept. */
  deleteConversation: route({
    method: 'DELETE',
    path: '/api/conversations/:conversationId',
    access: { who: 'speaker' },
    embeddedIn,
    params,
    response: null,
  }),
}
