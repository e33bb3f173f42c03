import { z } from 'zod'
import { conversationId, utterance } from './assistant.ts'
import { instant, institutionId, language } from './common.ts'
import { contentId, seenVersion } from './content.ts'
import { channels } from './headers.ts'
import { richBlock } from './rich-text.ts'
import { route } from './route.ts'
import {
  answerKinds,
  answerStates,
  conversationKinds,
  exchangeAuthors,
  redFlags,
  serviceNotices,
  serviceStates,
} from './states.ts'

/** An article of the institution's own knowledge, in the version that was read. */
const source = z.object({ contentId, version: seenVersion, title: z.string() })
export type ServiceSource = z.output<typeof source>

const exchange = z.object({
  seq: z.int(),
  author: z.enum(exchangeAuthors),
  state: z.enum(answerStates),
  /** As it was typed; of the assistant, as far as it has been checked. */
  text: z.string(),
  /** Of an answer that is an article: its words. */
  blocks: z.array(richBlock),
  /** Of the assistant. */
  answer: z.enum(answerKinds).nullable(),
  /** What it was taken from. */
  sources: z.array(source),
  /** What else may be meant. */
  others: z.array(source),
  /** Not empty: it is an emergency. */
  redFlags: z.array(z.enum(redFlags)),
  /** Of the conversation itself. */
  notice: z.enum(serviceNotices).nullable(),
  at: instant,
})
export type ServiceExchange = z.output<typeof exchange>

const service = z.object({
  /** Grows with every change; 0 before anything was said. */
  version: z.int(),
  state: z.enum(serviceStates),
  /** How many wait before this person; null unless they wait for an agent. */
  ahead: z.int().nullable(),
  exchanges: z.array(exchange),
})
export type Service = z.output<typeof service>

const params = z.object({ institutionId })
const embeddedIn = ['service'] as const
const ofPerson = { access: { who: 'account' }, module: 'customer_service', embeddedIn, params } as const

/**
 * 云客服: the account's one conversation with the customer service of an institution (docs/decisions/0048). It answers
 * from what the institution has written, and says so when that does not say.
 */
export const customerServiceRoutes = {
  /** With `waitFor`, answers as soon as the version is another, at the latest after 20 s. */
  getService: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/service',
    ...ofPerson,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: service,
    isUnattended: true,
  }),
  /** Answered by the assistant; while an agent is asked for or there, by them. */
  askService: route({
    method: 'POST',
    path: '/api/institutions/:institutionId/service/exchanges',
    ...ofPerson,
    body: z.object({ text: utterance }).strict(),
    response: service,
  }),
  /** Asks for an agent; asking twice is asking once. */
  callAgent: route({
    method: 'POST',
    path: '/api/institutions/:institutionId/service/agent',
    ...ofPerson,
    response: service,
  }),
  /** Back to the assistant, whether an agent has come or not. */
  leaveAgent: route({
    method: 'DELETE',
    path: '/api/institutions/:institutionId/service/agent',
    ...ofPerson,
    response: service,
  }),
  /** None of its words is kept, and the next question begins another. */
  deleteService: route({
    method: 'DELETE',
    path: '/api/institutions/:institutionId/service',
    access: { who: 'account' },
    embeddedIn,
    params,
    response: service,
  }),
}

const deskRow = z.object({
  conversationId,
  institutionId,
  kind: z.enum(conversationKinds),
  state: z.enum(serviceStates),
  channel: z.enum(channels),
  /** In which the person reads. */
  language,
  /** What was said last. */
  lastWords: z.string(),
  /** Since when an agent is asked for. */
  since: instant.nullable(),
  changedAt: instant,
  agent: z.string().nullable(),
})
export type DeskRow = z.output<typeof deskRow>

export const deskExchange = exchange.extend({
  /** Names of the rules that struck. */
  ruleHits: z.array(z.string()),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  /** The agent who said it. */
  by: z.string().nullable(),
  /** Names of the departments that it led to. */
  departments: z.array(z.string()),
  /** The danger signs asked for below it, as the person read them. */
  askedSigns: z.array(z.string()),
})
export type DeskExchange = z.output<typeof deskExchange>

const deskView = deskRow.extend({
  version: z.int(),
  phoneMasked: z.string().nullable(),
  isMine: z.boolean(),
  /** A model is there that may be asked for it. */
  canTranslate: z.boolean(),
  exchanges: z.array(deskExchange),
})
export type DeskConversation = z.output<typeof deskView>

const ofConversation = {
  access: { who: 'staff', may: 'service.answer', at: 'params.conversationId' },
  params: z.object({ conversationId }),
  response: deskView,
} as const

const canned = z.object({ contentId, title: z.string(), text: z.string() })

/** Where agents of customer service answer. */
export const serviceDeskRoutes = {
  /** Who waits longest first. */
  listDesk: route({
    method: 'GET',
    path: '/api/staff/service-desk',
    access: { who: 'staff', may: 'service.answer' },
    query: z.object({ institutionId: institutionId.optional() }).strict(),
    response: z.object({ conversations: z.array(deskRow) }),
    isUnattended: true,
  }),
  /** With the whole of what was said before the agent was called. */
  getDeskConversation: route({
    method: 'GET',
    path: '/api/staff/service-desk/:conversationId',
    ...ofConversation,
    isUnattended: true,
  }),
  /** Staff's own words, by language of the person. */
  listCanned: route({
    method: 'GET',
    path: '/api/staff/service-desk/:conversationId/canned',
    ...ofConversation,
    response: z.object({ canned: z.array(canned) }),
  }),
  /** From then on one's own, also from a colleague. */
  takeConversation: route({
    method: 'POST',
    path: '/api/staff/service-desk/:conversationId/assignment',
    ...ofConversation,
    body: z.object({ version: z.int() }).strict(),
    errors: ['SERVICE_CHANGED'],
  }),
  replyAsAgent: route({
    method: 'POST',
    path: '/api/staff/service-desk/:conversationId/replies',
    ...ofConversation,
    body: z.object({ text: utterance }).strict(),
    errors: ['SERVICE_CHANGED'],
  }),
  /** Into the language in which the agent reads; null when the model gives none. */
  translateExchange: route({
    method: 'POST',
    path: '/api/staff/service-desk/:conversationId/translations',
    ...ofConversation,
    body: z.object({ seq: z.int().min(1) }).strict(),
    response: z.object({ text: z.string().nullable() }),
    isForgotten: true,
  }),
  /** The assistant answers again; the person reads so. */
  giveBack: route({
    method: 'POST',
    path: '/api/staff/service-desk/:conversationId/assistant',
    ...ofConversation,
    errors: ['SERVICE_CHANGED'],
  }),
}
