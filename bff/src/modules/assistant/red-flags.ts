import type { RedFlag } from '@tongzhen/contract/states'
import type { Complainant } from './complainant.ts'
import { clausesOf, plainWords } from './plain-words.ts'
import { type RedFlagRule, redFlagRules } from './red-flag-rules.ts'

/**
 * What in these words may not wait for an appointment, by rules alone: before a model is asked, and in what it answers
 * (docs/decisions/0046). Chinese with its dialects' spellings, and English.
 * @param text what the person said, the newest last; what was said before counts where one rule needs two facts
 * @param who whom it is asked for: what is known of them need not be said, and nothing that is said counts less
 */
export function redFlagsIn(
  text: string,
  { before = [], who = {} }: { before?: readonly string[]; who?: Complainant } = {},
): RedFlag[] {
  const clauses = clausesOf(plainWords(text))
  const earlier = before.flatMap((one) => clausesOf(plainWords(one)))
  const struck = redFlagRules.filter((rule) => strikes(rule, { clauses, earlier, who }))

  return [...new Set(struck.map(({ flag }) => flag))]
}

/** All parts are said, but for what is known of the person, and at least one of them now. */
function strikes(
  { all, unless }: RedFlagRule,
  { clauses, earlier, who }: { clauses: readonly string[]; earlier: readonly string[]; who: Complainant },
): boolean {
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
  if (isAside.test(clause) && !isNow.test(clause)) return false
  for (const match of clause.matchAll(new RegExp(part, 'g'))) {
    const before = clause.slice(Math.max(0, match.index - 24), match.index)
    if (!isDenied.test(before)) return true
  }

  return false
}

const isDenied =
  /(?:没有?|并?无|不是?|没得|未|别|不会|并不|排除了?|不再)(?:出现|觉得|感觉|感到|什么|发生|任何|过|明显|有|怎么|像|怕)*$|\b(?:no|not|never|without|denies|don't have|do not have|didn't|did not|doesn't|isn't|wasn't|hasn't|haven't|free of|instead of)(?: (?:any|a|an|the|really|having|had|have|more|longer|sign of|signs of|feeling))*\s?$/

const isNow =
  /突然|现在|正在|刚刚|刚才|今天|马上|立刻|又|还在|一直|\bsudden|\bright now\b|\bjust\b|\btoday\b|\bagain\b|\bstill\b/

/** Past, asked for somebody's lesson, or what comes after it was treated. */
const isAside =
  /去年|前年|(?:[\d一二两三四五六七八九十几多]|半)年(?:多|来)?(?:了|前)?|以前|从前|小时候|年前|个月前|曾经|当年|上次|复查|复诊|随访|拆线|康复|预防|科普|讲座|课程|培训|疫苗|电影|电视|小说|游戏|新闻|保险|证明|遗传|家族史|会不会(?!死)|是什么意思|历史|纪念|论文|考试|志愿|\b(?:years?|months?) ago\b|\blast (?:year|month)\b|\bused to\b|\bas a child\b|\bfollow[- ]?up\b|\bcheck[- ]?up\b|\bprevent|\blecture\b|\bcourse\b|\btraining\b|\bvaccin|\bmovie\b|\bfilm\b|\bnovel\b|\bgame\b|\binsurance\b|\bfamily history\b|\bhistory of\b|\brehab|\bstitches (?:out|removed)\b|\bscreening\b|\brisk of\b|\bcertificate\b|\bin the past\b/
