import type { RedFlag } from '@tongzhen/contract/states'
import type { Complainant } from './complainant.ts'
import { type Hearing, hear, isDeniedAt, isPassed } from './hearing.ts'
import { learnedFlagIn } from './learned/net.ts'
import type { RedFlagRule } from './red-flag-rule.ts'
import { redFlagRules } from './red-flag-rules.ts'

/** Of whom, and after what, something is said. */
export interface Said {
  /** The oldest first; what was said before counts where one danger is told in two sentences. */
  before?: readonly string[]
  /** Whom it is asked for: what is known of them need not be said, and nothing that is said counts less. */
  who?: Complainant
}

/**
 * What in these words may not wait for an appointment, without any model: before one is asked (docs/decisions/0046).
 * Chinese with its dialects' spellings, and English. Rules are asked first; where none strikes, the net that was taught
 * (docs/decisions/0057).
 * @param text what the person said, the newest last
 * @returns with what struck, for the record: `red_flag_<flag>` of rules, `learned_<flag>:<score>` of the net
 */
export function hearRedFlags(
  text: string,
  { before = [], who = {} }: Said = {},
): { redFlags: RedFlag[]; ruleHits: string[] } {
  const now = hear(text)
  const earlier = before.map(hear)
  const byRules = struckIn(now, { earlier, who })
  if (byRules.length > 0) return { redFlags: byRules, ruleHits: byRules.map((flag) => `red_flag_${flag}`) }
  const learned = learnedFlagIn(now, { before: earlier.at(-1), who })
  if (learned === undefined) return { redFlags: [], ruleHits: [] }

  return {
    redFlags: [learned.flag],
    ruleHits: [`learned_${learned.flag}:${learned.score.toFixed(2)}`],
  }
}

export const redFlagsIn = (text: string, said: Said = {}): RedFlag[] => hearRedFlags(text, said).redFlags

/** By rules alone. */
export function redFlagsByRules(text: string, { before = [], who = {} }: Said = {}): RedFlag[] {
  return struckIn(hear(text), { earlier: before.map(hear), who })
}

interface Heard {
  clauses: readonly string[]
  earlier: readonly string[]
  who: Complainant
}

function struckIn(
  now: Hearing,
  { earlier, who }: { earlier: readonly Hearing[]; who: Complainant },
): RedFlag[] {
  const asRulesRead = ({ eitherWay, numbers }: Hearing) => [...eitherWay, ...numbers]
  const heard = { clauses: asRulesRead(now), earlier: earlier.flatMap(asRulesRead), who }

  return [...new Set(redFlagRules.filter((rule) => strikes(rule, heard)).map(({ flag }) => flag))]
}

/** All parts are said, but for what is known of the person, and at least one of them now. */
function strikes({ all, unless }: RedFlagRule, { clauses, earlier, who }: Heard): boolean {
  const everything = [...earlier, ...clauses]
  if (unless !== undefined && everything.some((clause) => unless.test(clause))) return false
  const isSaid = (part: RegExp, where: readonly string[]) => where.some((clause) => isLive(part, clause))

  const toSay = all.flatMap((part) => {
    if (part instanceof RegExp) return [part]

    return part.ofWhom(who) ? [] : [part.said]
  })

  return toSay.every((part) => isSaid(part, everything)) && toSay.some((part) => isSaid(part, clauses))
}

/** Matches, and is neither denied nor of long ago nor only asked about. */
function isLive(part: RegExp, clause: string): boolean {
  if (isPassed(clause)) return false
  for (const match of clause.matchAll(new RegExp(part, 'g')))
    if (!isDeniedAt(clause, match.index)) return true

  return false
}
