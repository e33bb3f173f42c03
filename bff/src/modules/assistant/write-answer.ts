import type { Suggestion } from '@tongzhen/contract/assistant'
import type { AnswerState, FlagKind, RedFlag } from '@tongzhen/contract/states'
import { inTransaction } from '../../db/transaction.ts'
import { detailOf, isGatewayFailure } from '../../gateways/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { offering } from '../institutions/offering.ts'
import {
  type AskedSigns,
  complaintsIn,
  NONE,
  signsOfFlags,
  signsToAsk,
  withHeard,
  withoutDenials,
} from './ask-danger-signs.ts'
import { type AnswerFault, faultsOf } from './check-answer.ts'
import { type Complainant, readComplainant } from './complainant.ts'
import {
  type ConversationRow,
  type Exchange,
  lockConversation,
  readExchanges,
  rewriteExchange,
} from './conversations.ts'
import type { AssistantDeps } from './deps.ts'
import { findDepartments } from './find-departments.ts'
import { hearOut } from './hear-out.ts'
import { orderSuggestions } from './order-suggestions.ts'
import { createPen, released } from './pen.ts'
import { TRIAGE_PROMPT, type TriageCall, triageCall, triageInstructions } from './prompt.ts'
import { departmentsOf } from './specialities.ts'
import { stripPersonal } from './strip-personal.ts'
import { say } from './words.ts'

/** So many times it is asked back; then a department is named all the same. */
const QUESTIONS = 2
/** Of what was said, so much is sent along. */
const TURNS = 12

type Offered = { departmentId: string; name: { zh: string; en?: string } }

interface Ending {
  state: AnswerState
  text: string
  suggestions: Suggestion[]
  redFlags?: RedFlag[]
  by: 'model' | 'rules'
  ruleHits?: readonly string[]
  flag?: FlagKind
}

/** What an answer stands on. */
interface Ground {
  row: ConversationRow
  seq: number
  exchanges: Exchange[]
  departments: readonly Offered[]
  complainant: Complainant
  /** By rules alone. */
  byRules: Suggestion[]
  /** What is asked for below the answer, whoever words it. */
  askedSigns: AskedSigns | undefined
  /** It was said of them that none is so, after a warning: no model is asked, which might warn of the same again. */
  deniedSigns: AskedSigns | undefined
}

/**
 * Writes the answer `seq` of a conversation: words of the model as they come, checked before anybody sees them, and the
 * departments that rules find. Whatever happens to the model, the answer ends with what rules say.
 */
export async function writeAnswer(
  deps: AssistantDeps,
  { conversationId, seq, signal }: { conversationId: string; seq: number; signal: AbortSignal },
): Promise<void> {
  const ground = await readGround(deps, { conversationId, seq })
  if (ground === undefined) return
  const { model } = deps
  const ending =
    model === undefined || ground.deniedSigns !== undefined
      ? endByRules(ground)
      : await askModel({ ...deps, model }, { ground, signal }).catch((error: unknown) => {
          deps.log.error({ err: error, conversationId }, 'an answer of the model could not be read')

          return endByRules(ground, 'modelAway')
        })
  await write(deps, ground, ending)
}

/** Ends an answer that nobody is writing any more, by rules alone. */
export async function endForgotten(
  deps: AssistantDeps,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<void> {
  const ground = await readGround(deps, { conversationId, seq })
  if (ground !== undefined) await write(deps, ground, endByRules(ground, 'modelAway'))
}

async function readGround(
  deps: AssistantDeps,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<Ground | undefined> {
  const { db, settings, catalogues } = deps
  const row = await db
    .selectFrom('conversations')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const modules = await settings.modulesOf(row.institution_id, row.channel)
  const [exchanges, staff] = await Promise.all([
    readExchanges(deps, conversationId),
    offering(catalogues.of(row.institution_id), modules).staff(),
  ])
  const departments = isGatewayFailure(staff) ? [] : staff.departments
  const complainant = await readComplainant(deps, row)
  const said = complaintsIn(exchanges)
  const byRules = findDepartments(said, { departments, complainant, language: row.language })
  const earlier = exchanges.filter((one) => one.seq < seq)
  const deniedSigns = exchanges.find((one) => one.seq === seq)?.details.deniedSigns
  const askedSigns = deniedSigns === undefined ? signsToAsk(earlier, complainant) : undefined

  return { row, seq, exchanges, departments, complainant, byRules, askedSigns, deniedSigns }
}

async function askModel(
  deps: AssistantDeps & { model: NonNullable<AssistantDeps['model']> },
  { ground, signal }: { ground: Ground; signal: AbortSignal },
): Promise<Ending> {
  const { row, exchanges, departments, complainant, byRules } = ground
  const pen = createPen(deps, { conversationId: row.conversation_id, seq: ground.seq })
  const faults = new Set<AnswerFault>()
  const { answer, words, warnings } = await hearOut<TriageCall>(deps.model, {
    accountId: row.account_id ?? row.conversation_id,
    instructions: triageInstructions(departments, {
      language: row.language,
      complainant,
      likely: byRules.map(({ departmentId }) => departmentId),
    }),
    turns: withoutDenials(exchanges)
      .filter(({ seq, text }) => seq < ground.seq && text !== '')
      .slice(-TURNS)
      .map(({ author, text }) => ({
        by: author === 'person' ? ('person' as const) : ('assistant' as const),
        text: stripPersonal(text),
      })),
    call: triageCall,
    onWords(all) {
      for (const fault of faultsOf(all)) faults.add(fault)
      // After a fault nothing more of it is shown.
      if (faults.size === 0) pen.show({ text: released(all) })
    },
    signal,
  })
  await pen.rest()

  const blocked = [...faults].map((one) => `answer_${one}`)
  if (warnings.length > 0) return { ...endByEmergency(row, ['other']), ruleHits: [...warnings, ...blocked] }
  if (faults.size > 0) return { ...endByRules(ground), ruleHits: blocked, flag: 'blocked' }
  if (signal.aborted) return { ...endByRules(ground), state: 'stopped', text: released(words) }
  if (isGatewayFailure(answer)) {
    deps.log.warn({ conversationId: row.conversation_id, why: detailOf(answer) }, 'the model did not answer')
    const shown = released(words)
    const { text, ...ending } = endByRules(ground, 'modelAway')
    if (shown === '') return { ...ending, text, ruleHits: [`model_${answer.kind}`] }

    return {
      ...ending,
      state: 'cut',
      text: `${shown}${say('modelCut', row.language)}\n${text}`,
      ruleHits: ['model_cut'],
    }
  }
  if (words.trim() === '') return { ...endByRules(ground, 'modelAway'), ruleHits: ['model_wordless'] }

  return {
    state: 'whole',
    text: words.trim(),
    suggestions: orderSuggestions(answer.called, { ...ground, language: row.language }),
    by: 'model',
    ...(answer.called === undefined && { ruleHits: ['model_call_unreadable'] }),
  }
}

function endByRules(
  { row: { language }, exchanges, departments, byRules, askedSigns, deniedSigns }: Ground,
  before?: 'modelAway',
): Ending {
  const first = before === undefined ? [] : [say(before, language)]
  if (deniedSigns !== undefined)
    return {
      ...{ state: 'whole', by: 'rules', suggestions: byRules },
      text: say(byRules.length > 0 ? 'noneOfThem' : 'noneGoOn', language),
    }
  const isHeldBack = askedSigns !== undefined
  const asEnding = (what: Parameters<typeof say>[0], suggestions: Suggestion[]): Ending => {
    const names = suggestions.map(({ departmentName }) => departmentName)

    return {
      ...{ state: 'whole', by: 'rules', suggestions },
      text: [...first, say(what, language, names)].join('\n'),
    }
  }
  if (byRules.length > 0) return asEnding(isHeldBack ? 'foundNamed' : 'found', byRules)
  if (complaintsIn(exchanges).length < QUESTIONS) return asEnding('ask', [])
  const [usual] = departmentsOf('general', departments)
  const suggestions = usual && [
    { departmentId: usual.departmentId, departmentName: textIn(usual.name, language), because: [] },
  ]

  return asEnding(isHeldBack && suggestions ? 'unsureNamed' : 'unsure', suggestions ?? [])
}

export function endByEmergency({ language }: Pick<ConversationRow, 'language'>, redFlags: RedFlag[]): Ending {
  return {
    ...{ state: 'whole', by: 'rules', redFlags, suggestions: [], flag: 'emergency' },
    text: say('emergency', language),
  }
}

async function write(deps: AssistantDeps, ground: Ground, ending: Ending): Promise<void> {
  const { db, fields, clock, watch, model } = deps
  const { row, seq, askedSigns, deniedSigns, exchanges, complainant } = ground
  const { state, text, suggestions, redFlags, by, ruleHits, flag } = ending
  // Who is warned can say that it is not so.
  const signs = redFlags
    ? askedSigns
      ? withHeard(askedSigns, redFlags)
      : signsOfFlags(redFlags, { said: complaintsIn(exchanges), who: complainant })
    : askedSigns
  await inTransaction(db, async (tx) => {
    const locked = await lockConversation(tx, row.conversation_id)
    if (locked === undefined) return
    await rewriteExchange({ tx, fields, now: clock.now() }, locked, {
      ...{ seq, state, text, ruleHits, flag, wordedBy: by },
      details: {
        suggestions,
        ...(redFlags && { redFlags }),
        ...(signs && { askedSigns: signs }),
        ...(deniedSigns && { deniedSigns, answeredSigns: [NONE] }),
      },
      ...(model &&
        deniedSigns === undefined && { asked: { model: model.model, promptVersion: TRIAGE_PROMPT } }),
    })
  })
  watch.changed(row.conversation_id)
}
