import { inTransaction } from '../../db/transaction.ts'
import { HOUR_MS } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { readComplainant } from './complainant.ts'
import {
  appendExchange,
  type ConversationRow,
  lockConversation,
  readExchanges,
  rewriteExchange,
  type Writing,
} from './conversations.ts'
import type { AssistantDeps } from './deps.ts'
import { readsLikeAttack } from './reads-like-attack.ts'
import { hearRedFlags } from './red-flags.ts'
import { endByEmergency, writeAnswer } from './write-answer.ts'

/** Longer ones are begun anew: nobody reads them, and a model would be asked for more and more. */
const MOST_EXCHANGES = 60

/**
 * Keeps what a person says and begins its answer. What may not wait is answered at once, by rules, and no model is
 * asked (S27).
 */
export async function takeUtterance(
  deps: AssistantDeps,
  { conversationId, text }: { conversationId: string; text: string },
): Promise<undefined | Refusal<'NOT_FOUND' | 'CONVERSATION_ENDED'>> {
  const { db, fields, clock } = deps
  deps.answers.stop(conversationId)
  const toAnswer = await inTransaction(db, async (tx) => {
    const row = await lockConversation(tx, conversationId)
    if (row === undefined) return refuse('NOT_FOUND')
    if (row.ended_at !== null || row.last_seq >= MOST_EXCHANGES) return refuse('CONVERSATION_ENDED')
    const writing: Writing = { tx, fields, now: clock.now() }
    const exchanges = await readExchanges({ db: tx, fields }, conversationId)
    await endOpen(writing, row, exchanges)
    const before = exchanges.filter(({ author }) => author === 'person').map((one) => one.text)
    const who = await readComplainant({ db: tx, fields, clock }, row)
    const isAttack = readsLikeAttack(text)
    const { redFlags, ruleHits } = hearRedFlags(text, { before, who })
    await appendExchange(writing, row, {
      ...{
        author: 'person',
        text,
        flag: redFlags.length > 0 ? 'emergency' : isAttack ? 'attack' : undefined,
      },
      ruleHits: [...ruleHits, ...(isAttack ? ['attack'] : [])],
    })
    if (redFlags.length === 0)
      return appendExchange(writing, row, { author: 'assistant', state: 'writing', text: '' })
    const { by, suggestions: _, ...emergency } = endByEmergency(row, redFlags)
    await appendExchange(writing, row, {
      ...{ author: 'assistant', wordedBy: by, details: { redFlags } },
      ...{ text: emergency.text, flag: 'emergency' },
    })

    return undefined
  })
  deps.watch.changed(conversationId)
  if (typeof toAnswer === 'object') return toAnswer
  if (toAnswer !== undefined) begin(deps, conversationId, toAnswer)

  return undefined
}

/** Answers the last thing that was said once more, unless it was an emergency or is being answered. */
export async function retryAnswer(
  deps: AssistantDeps,
  conversationId: string,
): Promise<undefined | Refusal<'NOT_FOUND' | 'CONVERSATION_ENDED'>> {
  const { db, fields, clock } = deps
  const toAnswer = await inTransaction(db, async (tx) => {
    const row = await lockConversation(tx, conversationId)
    if (row === undefined) return refuse('NOT_FOUND')
    if (row.ended_at !== null || row.last_seq >= MOST_EXCHANGES) return refuse('CONVERSATION_ENDED')
    const last = (await readExchanges({ db: tx, fields }, conversationId)).at(-1)
    if (last === undefined || last.state === 'writing' || last.details.redFlags !== undefined)
      return undefined

    return appendExchange({ tx, fields, now: clock.now() }, row, {
      ...{ author: 'assistant', state: 'writing', text: '' },
    })
  })
  if (typeof toAnswer === 'object') return toAnswer
  if (toAnswer !== undefined) begin(deps, conversationId, toAnswer)
  deps.watch.changed(conversationId)

  return undefined
}

/** What is being written ends here, with what there is of it. Twice is once. */
export async function stopAnswer(deps: AssistantDeps, conversationId: string): Promise<void> {
  const { db, fields, clock } = deps
  deps.answers.stop(conversationId)
  await inTransaction(db, async (tx) => {
    const row = await lockConversation(tx, conversationId)
    if (row === undefined) return
    await endOpen(
      { tx, fields, now: clock.now() },
      row,
      await readExchanges({ db: tx, fields }, conversationId),
    )
  })
  deps.watch.changed(conversationId)
}

/** How often an account may say something: each costs money. */
export async function countUtterance(
  { rateLimits, config }: Pick<AssistantDeps, 'rateLimits' | 'config'>,
  accountId: string,
): Promise<undefined | Refusal<'TOO_MANY_REQUESTS'>> {
  const rule = {
    ...{ name: 'utterances', limit: config.limits.utterancesPerAccountPerHour, windowMs: HOUR_MS },
  }
  const seconds = await rateLimits.take(rule, accountId)

  return seconds === undefined ? undefined : refuse('TOO_MANY_REQUESTS', { params: { seconds } })
}

function begin(deps: AssistantDeps, conversationId: string, seq: number): void {
  deps.answers.begin(conversationId, (signal) => writeAnswer(deps, { conversationId, seq, signal }))
}

async function endOpen(
  writing: Writing,
  row: ConversationRow,
  exchanges: Awaited<ReturnType<typeof readExchanges>>,
): Promise<void> {
  for (const { seq, state, text, wordedBy } of exchanges)
    if (state === 'writing')
      await rewriteExchange(writing, row, { seq, text, state: 'stopped', wordedBy: wordedBy ?? 'rules' })
}
