import type { Language } from '@tongzhen/contract/headers'
import { inTransaction } from '../../db/transaction.ts'
import { HOUR_MS } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import {
  complaintsIn,
  heldBackIn,
  lastAskedIn,
  NONE,
  readSigns,
  redFlagsOf,
  signsAnsweredBy,
  signsOfFlags,
  signsThatWaited,
} from './ask-danger-signs.ts'
import { readComplainant } from './complainant.ts'
import {
  appendExchange,
  type ConversationRow,
  lockConversation,
  readExchanges,
  rewriteExchange,
  type Writing,
} from './conversations.ts'
import { dangerSignOf } from './danger-signs.ts'
import type { AssistantDeps } from './deps.ts'
import { readsLikeAttack } from './reads-like-attack.ts'
import { type HeardFlags, hearRedFlags } from './red-flags.ts'
import { say } from './words.ts'
import { endByEmergency, writeAnswer } from './write-answer.ts'

/** Longer ones are begun anew: nobody reads them, and a model would be asked for more and more. */
const MOST_EXCHANGES = 60
/** What is answered about danger signs is heard for longer: no model is asked. */
const MOST_WITH_ANSWERS = 2 * MOST_EXCHANGES

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
    const writing: Writing = { tx, fields, now: clock.now() }
    const exchanges = await readExchanges({ db: tx, fields }, conversationId)
    const answeredSigns = signsAnsweredBy(text, exchanges)
    const most = answeredSigns === undefined ? MOST_EXCHANGES : MOST_WITH_ANSWERS
    if (row.ended_at !== null || row.last_seq >= most) return refuse('CONVERSATION_ENDED')
    await endOpen(writing, row, exchanges)
    const who = await readComplainant({ db: tx, fields, clock }, row)
    const isAttack = readsLikeAttack(text)
    const before = complaintsIn(exchanges)
    const isNone = answeredSigns?.includes(NONE) === true
    // Read with what was said before, “none of these” would only say that again.
    const heard: HeardFlags = isNone
      ? { redFlags: [], doubted: [], ruleHits: [] }
      : hearRedFlags(text, { before, who })
    const now = {
      ...{ seq: row.last_seq + 1, author: 'person' as const, text },
      details: {
        ...(answeredSigns && { answeredSigns }),
        ...(heard.doubted.length > 0 && { doubtedFlags: heard.doubted }),
      },
    }
    // A sign holds until it is taken back, whatever else is said.
    const { open, standing } = readSigns([...exchanges, now])
    const redFlags = [
      ...new Set([
        ...heard.redFlags,
        ...standing.flatMap(({ answered, asked }) => redFlagsOf(answered, asked)),
      ]),
    ]
    await appendExchange(writing, row, {
      ...{
        author: 'person',
        text,
        details: now.details,
        flag: redFlags.length > 0 ? 'emergency' : isAttack ? 'attack' : undefined,
      },
      ruleHits: [
        ...heard.ruleHits,
        ...(answeredSigns ?? []).map((one) => `asked:${one}`),
        ...(isAttack ? ['attack'] : []),
      ],
    })
    if (redFlags.length > 0) {
      const { by, suggestions: _, ...emergency } = endByEmergency(row, redFlags)
      // A press that slipped can be taken back, and words that are not of now be put right.
      const isOpen = open !== undefined && (answeredSigns !== undefined || heard.redFlags.length === 0)
      const ofHeard = heard.redFlags.length > 0 ? heard.redFlags : redFlags
      const details = {
        redFlags,
        ...(answeredSigns && { answeredSigns }),
        askedSigns: isOpen ? open : signsOfFlags(ofHeard, { said: [...before, text], who, open }),
      }
      await appendExchange(writing, row, {
        ...{ author: 'assistant', wordedBy: by, details, flag: 'emergency' },
        text: wordsOfSigns(standing, row.language) ?? emergency.text,
      })

      return undefined
    }
    if (!isNone) return appendExchange(writing, row, { author: 'assistant', state: 'writing', text: '' })
    const denied = lastAskedIn(exchanges)
    const deniedDetails = { answeredSigns, ...(denied && { deniedSigns: denied }) }
    const heldBack = heldBackIn(exchanges)
    // Only a warning has been answered yet.
    if (heldBack === undefined)
      return appendExchange(writing, row, {
        ...{ author: 'assistant', state: 'writing', text: '', details: deniedDetails },
      })
    const { suggestions = [] } = heldBack.details
    const waited = signsThatWaited(heldBack, [...exchanges, now], who)
    await appendExchange(writing, row, {
      ...{ author: 'assistant', wordedBy: 'rules' },
      details: { suggestions, ...(waited ? { answeredSigns, askedSigns: waited } : deniedDetails) },
      text: say(waited ? 'noneAskOn' : suggestions.length > 0 ? 'noneOfThem' : 'noneGoOn', row.language),
    })

    return undefined
  })
  deps.watch.changed(conversationId)
  if (typeof toAnswer === 'object') return toAnswer
  if (toAnswer !== undefined) begin(deps, conversationId, toAnswer)

  return undefined
}

/** What was understood from “第一个” is said back; undefined where it was not said which. */
function wordsOfSigns(
  standing: ReturnType<typeof readSigns>['standing'],
  language: Language,
): string | undefined {
  const names = standing
    .flatMap(({ answered }) => answered)
    .flatMap((id) => {
      const known = dangerSignOf(id)

      return known === undefined ? [] : [textIn(known.text, language)]
    })

  return names.length === 0 ? undefined : say('signSaid', language, [...new Set(names)])
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
    const last = (await readExchanges({ db: tx, fields }, conversationId)).at(-1)
    const { deniedSigns, answeredSigns } = last?.details ?? {}
    const most = deniedSigns === undefined ? MOST_EXCHANGES : MOST_WITH_ANSWERS
    if (row.ended_at !== null || row.last_seq >= most) return refuse('CONVERSATION_ENDED')
    if (last === undefined || last.state === 'writing' || last.details.redFlags !== undefined)
      return undefined

    return appendExchange({ tx, fields, now: clock.now() }, row, {
      ...{ author: 'assistant', state: 'writing', text: '' },
      ...(deniedSigns && { details: { deniedSigns, ...(answeredSigns && { answeredSigns }) } }),
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

/**
 * How often an account may say something: each costs money. What is answered about danger signs costs none, and is
 * heard however much was said before.
 */
export async function countSaid(
  deps: Pick<AssistantDeps, 'rateLimits' | 'config' | 'db' | 'fields'>,
  { accountId, conversationId, text }: { accountId: string; conversationId: string; text: string },
): Promise<undefined | Refusal<'TOO_MANY_REQUESTS'>> {
  const answered = signsAnsweredBy(text, await readExchanges(deps, conversationId))

  return answered === undefined ? countUtterance(deps, accountId) : undefined
}

/** Each time a model may be asked. */
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
  for (const { seq, state, text, details, wordedBy } of exchanges)
    if (state === 'writing')
      await rewriteExchange(writing, row, {
        ...{ seq, text, details, state: 'stopped', wordedBy: wordedBy ?? 'rules' },
      })
}
