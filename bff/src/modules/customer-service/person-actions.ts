import type { Channel, Language } from '@tongzhen/contract/headers'
import { inTransaction } from '../../db/transaction.ts'
import { HOUR_MS } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { appendExchange, eraseConversation, type Writing } from '../assistant/conversations.ts'
import { articleAnswer, languageOf } from './answer.ts'
import type { CustomerServiceDeps } from './deps.ts'
import { type Held, handOver, type OfPerson, openService } from './service-conversations.ts'

/** Somebody with the page of customer service before them. */
export interface Person extends OfPerson {
  channel: Channel
  language: Language
}

/** More than anybody asks; it keeps one account from filling the agents' desk. */
const QUESTIONS = { name: 'service-questions', limit: 120, windowMs: HOUR_MS }

/** Keeps what was said, and answers it unless an agent does. What may not wait is answered before all else. */
export async function ask(
  deps: CustomerServiceDeps,
  person: Person,
  text: string,
): Promise<undefined | Refusal<'TOO_MANY_REQUESTS'>> {
  const seconds = await deps.rateLimits.take(QUESTIONS, person.accountId)
  if (seconds !== undefined) return refuse('TOO_MANY_REQUESTS', { params: { seconds } })
  const redFlags = deps.redFlagsIn(text)
  const index = await deps.knowledge.indexOf(person.institutionId)
  await change(deps, person, async (writing, { service, conversation }) => {
    const struck = redFlags.length > 0
    await appendExchange(writing, conversation, {
      ...{ author: 'person', text, ruleHits: redFlags, isFlagged: struck },
    })
    if (struck)
      await appendExchange(writing, conversation, {
        ...{ author: 'assistant', text: '', wordedBy: 'rules', details: { answer: 'emergency', redFlags } },
      })
    else if (service.state === 'assistant')
      await appendExchange(writing, conversation, {
        author: 'assistant',
        ...articleAnswer(index.find(text), languageOf(text, person.language)),
      })
  })

  return undefined
}

export function callAgent(deps: CustomerServiceDeps, person: Person): Promise<void> {
  return change(deps, person, async (writing, held) => {
    if (held.service.state !== 'assistant') return
    await handOver(writing, held, { to: 'waiting', staffId: null, notice: 'agent_called' })
  })
}

export function leaveAgent(deps: CustomerServiceDeps, person: Person): Promise<void> {
  return change(deps, person, async (writing, held) => {
    if (held.service.state === 'assistant') return
    await handOver(writing, held, { to: 'assistant', staffId: null, notice: 'agent_left' })
  })
}

/** Of all that the account has said to the institution's customer service, no word is kept. */
export async function erase(
  deps: CustomerServiceDeps,
  { accountId, institutionId }: OfPerson,
): Promise<void> {
  const { db, clock, watch } = deps
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
  for (const id of ids) watch.changed(id)
}

/** One change of the person's conversation, begun where there is none, and told to whoever follows it. */
async function change(
  { db, clock, fields, watch }: CustomerServiceDeps,
  person: Person,
  work: (writing: Writing, held: Held) => Promise<void>,
): Promise<void> {
  const now = clock.now()
  const conversationId = await inTransaction(db, async (tx) => {
    const held = await openService(tx, { ...person, now })
    await work({ tx, fields, now }, held)

    return held.conversation.conversation_id
  })
  watch.changed(conversationId)
}
