import { type Conversation, assistantRoutes as routes } from '@tongzhen/contract/assistant'
import type { Language } from '@tongzhen/contract/headers'
import type { Principal } from '../../access.ts'
import { inTransaction } from '../../db/transaction.ts'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { mayStill } from '../patients/may-still.ts'
import { conversationView, headOf } from './conversation-view.ts'
import {
  eraseConversation,
  findConversation,
  findForgotten,
  insertConversation,
  readExchanges,
} from './conversations.ts'
import type { AssistantDeps } from './deps.ts'
import { countSaid, countUtterance, retryAnswer, stopAnswer, takeUtterance } from './take-utterance.ts'
import { endForgotten } from './write-answer.ts'

/** As many as a person looks through. */
const LISTED = 20

/** 智能导诊: what is said, what was answered, and by which rules (docs/decisions/0046). */
export function createAssistantModule(deps: AssistantDeps): Module {
  const { db, clock } = deps

  async function read(
    conversationId: string,
    language: Language,
  ): Promise<Conversation | Refusal<'NOT_FOUND'>> {
    const row = await findConversation(db, conversationId)

    return row === undefined ? refuse('NOT_FOUND') : conversationView(deps, { row, language })
  }

  /** For whom it is asked shall be somebody for whom one may then book. */
  async function mayAskFor(principal: Pick<Principal, 'accountId' | 'channel'>, patientId: string) {
    const link = await deps.linkOf(principal, patientId)

    return (
      link !== undefined &&
      mayStill(
        db,
        { account_id: link.accountId, patient_id: patientId },
        { scope: 'booking', now: clock.now() },
      )
    )
  }

  /** Nobody waits for ever for what a replica began that is no more. */
  async function endIfForgotten(conversationId: string): Promise<void> {
    const seq = await findForgotten(deps, conversationId)
    if (seq !== undefined) await endForgotten(deps, { conversationId, seq })
  }

  return {
    name: 'assistant',
    routes,
    register(handle) {
      handle(routes.startConversation, async ({ body, principal, channel, language }) => {
        const { accountId } = principal
        const { institutionId, kind, patientId, text } = body
        if (patientId !== undefined && !(await mayAskFor(principal, patientId))) return refuse('NOT_FOUND')
        const tooMany = await countUtterance(deps, accountId)
        if (tooMany !== undefined) return tooMany
        const conversationId = await insertConversation(db, {
          ...{ institutionId, accountId, kind, channel, language, now: clock.now() },
          ...(patientId !== undefined && { patientId }),
        })
        const refused = await takeUtterance(deps, { conversationId, text })

        return refused ?? read(conversationId, language)
      })

      handle(routes.listConversations, async ({ principal, query: { kind }, institutions }) => {
        if (institutions.length === 0) return { conversations: [] }
        const rows = await db
          .selectFrom('conversations')
          .selectAll()
          .where('account_id', '=', principal.accountId)
          .where('institution_id', 'in', [...institutions])
          .where('kind', '=', kind)
          .where('erased_at', 'is', null)
          .where('last_seq', '>', 0)
          .orderBy('changed_at', 'desc')
          .limit(LISTED)
          .execute()
        const conversations = await Promise.all(
          rows.map(async (row) => {
            const [first] = await readExchanges(deps, row.conversation_id)

            return { ...headOf(row), opening: first?.text ?? '' }
          }),
        )

        return { conversations }
      })

      handle(routes.getConversation, async ({ params, query: { waitFor }, language, signal }) => {
        await endIfForgotten(params.conversationId)
        const known = await read(params.conversationId, language)
        if (isRefusal(known) || waitFor === undefined || known.version > waitFor) return known
        await deps.watch.waitForChange({
          ...{ id: params.conversationId, version: waitFor, timeoutMs: LONG_POLL_MS, signal },
        })

        return read(params.conversationId, language)
      })

      handle(routes.say, async ({ params, body, principal, language }) => {
        const { accountId } = principal
        const refused =
          (await countSaid(deps, { accountId, ...params, ...body })) ??
          (await takeUtterance(deps, { ...params, ...body }))

        return refused ?? read(params.conversationId, language)
      })

      handle(routes.stopAnswer, async ({ params, language }) => {
        await stopAnswer(deps, params.conversationId)

        return read(params.conversationId, language)
      })

      handle(routes.retryAnswer, async ({ params, principal, language }) => {
        const refused =
          (await countUtterance(deps, principal.accountId)) ??
          (await retryAnswer(deps, params.conversationId))

        return refused ?? read(params.conversationId, language)
      })

      handle(routes.deleteConversation, async ({ params: { conversationId } }) => {
        deps.answers.stop(conversationId)
        await inTransaction(db, (tx) => eraseConversation(tx, { conversationId, now: clock.now() }))

        return undefined
      })
    },
  }
}
