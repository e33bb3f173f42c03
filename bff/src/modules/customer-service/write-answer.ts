import type { Language } from '@tongzhen/contract/headers'
import { inTransaction } from '../../db/transaction.ts'
import type { ModelGateway } from '../../gateways/model/port.ts'
import {
  type ExchangeContent,
  findConversation,
  lockConversation,
  readExchanges,
  rewriteExchange,
} from '../assistant/conversations.ts'
import { createPen } from '../assistant/pen.ts'
import { articleAnswer, languageOf } from './answer.ts'
import type { CustomerServiceDeps } from './deps.ts'
import type { Knowledge } from './knowledge-index.ts'
import { wordAnswer } from './word-answer.ts'

interface Place {
  conversationId: string
  seq: number
}

interface Question {
  /** By the person, the question last. */
  said: readonly string[]
  found: readonly Knowledge[]
  language: Language
  accountId: string
}

/**
 * Words the answer `seq` after the request, as its words come, or hears that the question may not wait; however that
 * ends, the answer is there.
 */
export function beginAnswer(
  deps: CustomerServiceDeps & { model: ModelGateway },
  place: Place,
  question: Question,
): void {
  const { model, answers, log } = deps
  answers.begin(place.conversationId, async (signal) => {
    const pen = createPen(deps, place)
    const content = await wordAnswer(model, {
      ...{ ...question, signal },
      onShown: (shown) => pen.show(shown),
    }).catch((error: unknown) => {
      log.error({ err: error, ...place }, 'an answer of the model could not be read')

      return articleAnswer(question.found, question.language)
    })
    await pen.rest()
    await end(deps, place, content)
  })
}

/** Ends an answer that nobody is writing any more: an article answers. */
export async function endForgotten(deps: CustomerServiceDeps, { conversationId, seq }: Place): Promise<void> {
  const row = await findConversation(deps.db, conversationId)
  if (row === undefined) return
  const asked = (await readExchanges(deps, conversationId)).findLast(
    (one) => one.author === 'person' && one.seq < seq,
  )
  const text = asked?.text ?? ''
  const found = (await deps.knowledge.indexOf(row.institution_id)).find(text)
  await end(deps, { conversationId, seq }, articleAnswer(found, languageOf(text, row.language)))
}

async function end(
  { db, fields, clock, watch }: CustomerServiceDeps,
  { conversationId, seq }: Place,
  content: ExchangeContent,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await lockConversation(tx, conversationId)
    if (row === undefined) return
    await rewriteExchange({ tx, fields, now: clock.now() }, row, { ...content, seq, state: 'whole' })
  })
  watch.changed(conversationId)
}
