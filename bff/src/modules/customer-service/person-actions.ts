import type { Channel, Language } from '@tongzhen/contract/headers'
import { inTransaction } from '../../db/transaction.ts'
import { HOUR_MS } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import {
  appendExchange,
  type Exchange,
  eraseConversation,
  findConversation,
  readExchanges,
  type Writing,
} from '../assistant/conversations.ts'
import { articleAnswer, emergencyAnswer, languageOf } from './answer.ts'
import type { CustomerServiceDeps } from './deps.ts'
import {
  findService,
  type Held,
  handOver,
  isSilent,
  type OfPerson,
  openService,
  type ServiceRow,
} from './service-conversations.ts'
import { beginAnswer } from './write-answer.ts'

/** Somebody with the page of customer service before them. */
export interface Person extends OfPerson {
  channel: Channel
  language: Language
}

/** Keeps what was said, and answers it unless an agent does. What may not wait is answered before all else. */
export async function ask(
  deps: CustomerServiceDeps,
  person: Person,
  text: string,
): Promise<undefined | Refusal<'TOO_MANY_REQUESTS'>> {
  const { rateLimits, config } = deps
  const limit = config.limits.utterancesPerAccountPerHour
  const seconds = await rateLimits.take({ name: 'utterances', limit, windowMs: HOUR_MS }, person.accountId)
  if (seconds !== undefined) return refuse('TOO_MANY_REQUESTS', { params: { seconds } })
  const service = await findService(deps.db, person)
  const exchanges = service ? await readPresent(deps, service) : []
  const { redFlags, ruleHits } = deps.hearRedFlags(text, { before: saidIn(exchanges) })
  const isStruck = redFlags.length > 0
  const isAnswered = !isStruck && (service?.state ?? 'assistant') === 'assistant'
  const { knowledge, model } = deps
  const found = isAnswered ? (await knowledge.indexOf(person.institutionId)).find(text) : []
  const language = languageOf(text, person.language)
  const byArticle = articleAnswer(found, language)
  const { conversationId, done: seq } = await change(deps, person, async (writing, held) => {
    const { conversation } = held
    await appendExchange(writing, conversation, {
      ...{ author: 'person', text, ruleHits, flag: isStruck ? 'emergency' : undefined },
    })
    if (isStruck)
      await appendExchange(writing, conversation, { author: 'assistant', ...emergencyAnswer(redFlags) })
    if (!isAnswered || held.service.state !== 'assistant') return undefined
    if (model === undefined) {
      await appendExchange(writing, conversation, { author: 'assistant', ...byArticle })

      return undefined
    }
    // What nobody has written about is told at once, and the model still hears whether it may not wait.
    const until = found.length === 0 ? byArticle : TO_BE_WORDED

    return appendExchange(writing, conversation, { author: 'assistant', ...until, state: 'writing' })
  })
  if (model !== undefined && seq !== undefined) {
    const question = {
      said: [...saidIn(forModel(exchanges)), text],
      found,
      language,
      accountId: person.accountId,
    }
    beginAnswer({ ...deps, model }, { conversationId, seq }, question)
  }

  return undefined
}

/** It comes after the request, by and by. */
const TO_BE_WORDED = { text: '', details: { answer: 'worded' } } as const

/** So many of the person's words before, as some dangers are told in two sentences. */
const SENTENCES_BEFORE = 4

const saidIn = (exchanges: readonly Exchange[]): string[] =>
  exchanges.flatMap(({ author, text }) => (author === 'person' ? [text] : [])).slice(-SENTENCES_BEFORE)

/** Of the conversation that goes on; nothing where the next question begins another. */
async function readPresent(deps: CustomerServiceDeps, service: ServiceRow): Promise<Exchange[]> {
  const conversation = await findConversation(deps.db, service.conversation_id)
  if (conversation === undefined || isSilent(service, conversation, deps.clock.now())) return []

  return readExchanges(deps, service.conversation_id)
}

/**
 * Rules hear all of it. A model hears nothing that was said to an agent (docs/decisions/0048), and nothing that was
 * answered with the emergency card, as it would answer every question after it with another.
 */
function forModel(exchanges: readonly Exchange[]): readonly Exchange[] {
  const end = exchanges.findLastIndex(
    ({ details: { answer, notice } }) => answer === 'emergency' || notice !== undefined,
  )

  return exchanges.slice(end + 1)
}

export async function callAgent(deps: CustomerServiceDeps, person: Person): Promise<void> {
  await change(deps, person, async (writing, held) => {
    if (held.service.state !== 'assistant') return
    await handOver(writing, held, { to: 'waiting', staffId: null, notice: 'agent_called' })
  })
}

export async function leaveAgent(deps: CustomerServiceDeps, person: Person): Promise<void> {
  await change(deps, person, async (writing, held) => {
    if (held.service.state === 'assistant') return
    await handOver(writing, held, { to: 'assistant', staffId: null, notice: 'agent_left' })
  })
}

/** Of all that the account has said to the institution's customer service, no word is kept. */
export async function erase(
  deps: CustomerServiceDeps,
  { accountId, institutionId }: OfPerson,
): Promise<void> {
  const { db, clock, watch, answers } = deps
  const ids = await inTransaction(db, async (tx) => {
    await tx
      .deleteFrom('service_conversations')
      .where('account_id', '=', accountId)
      .where('institution_id', '=', institutionId)
      .execute()
    const rows = await tx
      .selectFrom('conversations')
      .select('conversation_id')
      .where('account_id', '=', accountId)
      .where('institution_id', '=', institutionId)
      .where('kind', '=', 'service')
      .where('erased_at', 'is', null)
      .orderBy('conversation_id')
      .execute()
    const now = clock.now()
    for (const { conversation_id } of rows)
      await eraseConversation(tx, { conversationId: conversation_id, now })

    return rows.map(({ conversation_id }) => conversation_id)
  })
  for (const id of ids) {
    answers.stop(id)
    watch.changed(id)
  }
}

/** One change of the person's conversation, begun where there is none, and told to whoever follows it. */
async function change<T>(
  { db, clock, fields, watch }: CustomerServiceDeps,
  person: Person,
  work: (writing: Writing, held: Held) => Promise<T>,
): Promise<{ conversationId: string; done: T }> {
  const now = clock.now()
  const changed = await inTransaction(db, async (tx) => {
    const held = await openService(tx, { ...person, now })

    return {
      conversationId: held.conversation.conversation_id,
      done: await work({ tx, fields, now }, held),
    }
  })
  watch.changed(changed.conversationId)

  return changed
}
