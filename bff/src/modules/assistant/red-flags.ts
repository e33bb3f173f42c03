import type { RedFlag } from '@tongzhen/contract/states'
import type { Complainant } from './complainant.ts'
import { type Hearing, hear, isDeniedAt, isPassed } from './hearing.ts'
import { learnedFlagIn, learnedScoreOf } from './learned/net.ts'
import { type ReasonToWait, reasonsIn } from './reasons-to-wait.ts'
import type { RedFlagRule } from './red-flag-rule.ts'
import { redFlagRules } from './red-flag-rules.ts'

/** Of whom, and after what, something is said. */
export interface Said {
  /** The oldest first; what was said before counts where one danger is told in two sentences. */
  before?: readonly string[]
  /** Whom it is asked for: what is known of them need not be said, and nothing that is said counts less. */
  who?: Complainant
  /** Whether danger signs are asked for afterwards; false: whatever rules hear counts. */
  isAsked?: boolean
}

export interface HeardFlags {
  redFlags: RedFlag[]
  /** Of which rules spoke and were overruled, or would speak if it were of now: danger signs are to be asked for. */
  doubted: RedFlag[]
  /**
   * For the record: `red_flag_<flag>` of rules, `learned_<flag>:<score>` of the net, `overruled_<flag>:<reason>`, and
   * `aside_<flag>` of what sounds past, or only asked about.
   */
  ruleHits: string[]
}

/**
 * What in these words may not wait for an appointment, without any model: before one is asked (docs/decisions/0046).
 * Chinese with its dialects' spellings, and English. Rules are asked first; where none strikes, the net that was taught
 * (docs/decisions/0057). Where only a phrase strikes and the words give a reason why it can wait, the net may overrule
 * it (docs/decisions/0064).
 * @param text what the person said, the newest last
 */
export function hearRedFlags(text: string, said: Said = {}): HeardFlags {
  const { before = [], who = {}, isAsked = true } = said
  const now = hear(text)
  const earlier = before.map(hear)
  const { redFlags, reason } = struckIn(now, { earlier, who })
  const beside = { before: earlier.at(-1), who }
  const isDoubted = redFlags.length > 0 && isAsked && isOverruled(reason, () => learnedScoreOf(now, beside))
  if (redFlags.length > 0 && !isDoubted)
    return { redFlags, doubted: [], ruleHits: redFlags.map((flag) => `red_flag_${flag}`) }
  const learned = isDoubted ? undefined : learnedFlagIn(now, beside)
  if (learned !== undefined)
    return {
      ...{ redFlags: [learned.flag], doubted: [] },
      ruleHits: [`learned_${learned.flag}:${learned.score.toFixed(2)}`],
    }
  const perhaps = isAsked ? flagsOf(struckBy(heardIn(now, { earlier, who, countsPassed: true }))) : []
  const aside = perhaps.filter((flag) => !redFlags.includes(flag))

  return {
    ...{ redFlags: [], doubted: [...redFlags, ...aside] },
    ruleHits: [
      ...redFlags.map((flag) => `overruled_${flag}:${reason}`),
      ...aside.map((flag) => `aside_${flag}`),
    ],
  }
}

export const redFlagsIn = (text: string, said: Said = {}): RedFlag[] => hearRedFlags(text, said).redFlags

/** By how much under its threshold the net has to be to say firmly that it can wait. */
const FIRMLY = 0.3

/** Rules are overruled by two that agree: a reason in the words, and the net. */
export const isOverruled = (reason: ReasonToWait | undefined, learnedScore: () => number): boolean =>
  reason !== undefined && learnedScore() < -FIRMLY

interface StruckFlags {
  redFlags: RedFlag[]
  /** Why the net may overrule them; undefined: nothing does. */
  reason: ReasonToWait | undefined
}

/** By rules alone. */
export const redFlagsByRules = (text: string): StruckFlags => struckIn(hear(text), { earlier: [], who: {} })

interface Beside {
  earlier: readonly Hearing[]
  who: Complainant
  /** What is of long ago or only asked about counts as well. */
  countsPassed?: boolean
}

type Heard = Pick<Beside, 'who' | 'countsPassed'> & Record<'clauses' | 'earlier', readonly string[]>

function struckIn(now: Hearing, beside: Beside): StruckFlags {
  const heard = heardIn(now, beside)
  const struck = struckBy(heard)

  return { redFlags: flagsOf(struck), reason: reasonFor(struck, { now, heard }) }
}

function heardIn(now: Hearing, { earlier, ...beside }: Beside): Heard {
  const asRulesRead = ({ eitherWay, numbers, numbersOfAll }: Hearing) => [
    ...eitherWay,
    ...(beside.countsPassed ? numbersOfAll : numbers),
  ]

  return { ...beside, clauses: asRulesRead(now), earlier: earlier.flatMap(asRulesRead) }
}

const struckBy = (heard: Heard) => redFlagRules.filter((rule) => strikes(rule, heard))
const flagsOf = (struck: readonly RedFlagRule[]) => [...new Set(struck.map(({ flag }) => flag))]

/** Undefined: something strikes that is no phrase, or that is said also where no reason stands. */
function reasonFor(
  struck: readonly RedFlagRule[],
  { now, heard }: { now: Hearing; heard: Heard },
): ReasonToWait | undefined {
  const { ofAll, ofClause } = reasonsIn(now.plain)
  const without = { ...heard, clauses: heard.clauses.filter((clause) => ofClause(clause) === undefined) }
  // What is said in two sentences, or known of the person, is no phrase.
  const isDoubtful = (rule: RedFlagRule) =>
    rule.isPhrase &&
    strikes(rule, { ...heard, earlier: [] }) &&
    (ofAll !== undefined || !strikes(rule, without))
  if (struck.length === 0 || !struck.every(isDoubtful)) return undefined

  return ofAll ?? heard.clauses.map(ofClause).find((reason) => reason !== undefined)
}

/** All parts are said, but for what is known of the person, and at least one of them now. */
function strikes({ all, unless }: RedFlagRule, { clauses, earlier, who, countsPassed }: Heard): boolean {
  const everything = [...earlier, ...clauses]
  if (unless !== undefined && everything.some((clause) => unless.test(clause))) return false
  const isSaid = (part: RegExp, where: readonly string[]) =>
    where.some((clause) => (countsPassed || !isPassed(clause)) && isUndenied(part, clause))

  const toSay = all.flatMap((part) => {
    if (part instanceof RegExp) return [part]

    return part.ofWhom(who) ? [] : [part.said]
  })

  return toSay.every((part) => isSaid(part, everything)) && toSay.some((part) => isSaid(part, clauses))
}

function isUndenied(part: RegExp, clause: string): boolean {
  for (const match of clause.matchAll(new RegExp(part, 'g')))
    if (!isDeniedAt(clause, match.index)) return true

  return false
}
