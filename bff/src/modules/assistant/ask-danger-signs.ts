import type { Language } from '@tongzhen/contract/headers'
import type { RedFlag } from '@tongzhen/contract/states'
import { textIn } from '../../lib/local-text.ts'
import type { Complainant } from './complainant.ts'
import type { Exchange } from './conversations.ts'
import {
  type DangerGroup,
  type DangerSignId,
  dangerGroups,
  dangerSignOf,
  dangerSignsOf,
  NONE_OF_THEM,
} from './danger-signs.ts'
import { symptomsIn } from './find-departments.ts'
import { plainWords } from './plain-words.ts'

/** As it is kept with the answer under which it is asked. */
export interface AskedSigns {
  group: DangerGroup
  signs: DangerSignId[]
}

/** Beside signs by name: `none` of them holds, or `some` do and it was not said which. */
export const NONE = 'none'
export const SOME = 'some'

/** Under so many months a child is too small to say what it feels: how it looks counts. */
const SMALL_CHILD_MONTHS = 36
const smallChildWords =
  /宝宝|婴儿|新生儿|月大|个月的|(?:^|\D)[12一两二]岁|\bbaby\b|\binfant|\bnewborn|\btoddler|\bmonths?[- ]old|\b(?:one|two|1|2)[- ]years?[- ]old/
/** These are asked for by what they are, however small the child. */
const alsoOfSmallChildren: readonly DangerGroup[] = ['eye', 'mouth', 'limbs']

/** Those of the complaint that was heard, by the group that comes first; undefined: it is a matter without any. */
export function groupOf(said: string, who: Complainant): DangerGroup | 'nothing' | undefined {
  const plain = plainWords(said)
  const heard = symptomsIn(plain).map(({ asks }) => asks)
  const found = dangerGroups.find((one) => heard.includes(one) && dangerSignsOf(one, who).length > 0)
  if (found === undefined) return heard.length > 0 ? 'nothing' : undefined
  const isSmall =
    who.ageMonths === undefined ? smallChildWords.test(plain) : who.ageMonths < SMALL_CHILD_MONTHS
  if (isSmall && found !== 'pregnancy' && !alsoOfSmallChildren.includes(found)) return 'small_child'

  return found
}

/**
 * The signs to ask for below the answer to what was said last; undefined: none. A group is asked for once; what was
 * not answered with "none of these" stays asked, unless a group that comes before it is to be asked for.
 * @param exchanges those before the answer
 */
export function signsToAsk(exchanges: readonly Exchange[], who: Complainant): AskedSigns | undefined {
  const said = complaintsIn(exchanges)
  const asked = exchanges.flatMap(({ details }) => details.askedSigns ?? [])
  const open = unsettledIn(exchanges)
  const wanted = groupNow(said, who)
  if (wanted === undefined || asked.some(({ group }) => group === wanted)) return open
  const isGraver = open === undefined || dangerGroups.indexOf(wanted) < dangerGroups.indexOf(open.group)

  return isGraver ? { group: wanted, signs: dangerSignsOf(wanted, who) } : open
}

/** Of what was said last, read with what was said before where that tells for whom it is. */
function groupNow(said: readonly string[], who: Complainant): DangerGroup | undefined {
  const last = groupOf(said.at(-1) ?? '', who)
  const whole = groupOf(said.join('\n'), who)
  if (last === 'nothing') return undefined
  if (last === undefined) return whole === undefined ? 'general' : undefined

  return whole === 'pregnancy' || whole === 'small_child' ? whole : last
}

/** The last one, until it is said that none of it is so. */
function unsettledIn(exchanges: readonly Exchange[]): AskedSigns | undefined {
  const last = exchanges.findLast(({ details }) => details.askedSigns !== undefined)
  const isSettled = exchanges.some(
    ({ seq, details }) => last !== undefined && seq > last.seq && details.answeredSigns?.includes(NONE),
  )

  return isSettled ? undefined : last?.details.askedSigns
}

/** What the person said of their complaint: not what they answered about signs. */
export function complaintsIn(exchanges: readonly Exchange[]): string[] {
  return exchanges
    .filter(({ author, details }) => author === 'person' && details.answeredSigns === undefined)
    .map(({ text }) => text)
}

/**
 * What these words answer about the signs that were asked for, by their names, or `none`, or `some`; undefined: they
 * are no answer, but something else that is said. A sign's own words count as long as they were ever asked for: of two
 * presses in a hurry the one that names danger is not lost.
 */
export function signsAnsweredBy(text: string, exchanges: readonly Exchange[]): string[] | undefined {
  const plain = bare(text)
  const everAsked = exchanges.flatMap(({ details }) => details.askedSigns?.signs ?? [])
  const named = everAsked.find((id) => wordsOf(id).some((words) => plain === words || plain === `有${words}`))
  if (named !== undefined) return [named]
  const open = exchanges.at(-1)?.details.askedSigns?.signs
  if (open === undefined) return undefined
  if (saysNone.test(plain)) return [NONE]
  if (saysSome.test(plain)) return [SOME]

  return byNumber(plain, open)
}

/** What that means: one of several that was not named may be any of them. */
export function redFlagsOf(answered: readonly string[], asked: AskedSigns | undefined): RedFlag[] {
  const signs = answered.includes(SOME) ? (asked?.signs ?? []) : answered

  return [...new Set(signs.flatMap((id) => dangerSignOf(id)?.flag ?? []))]
}

/** As they are shown, without those that are in our lists no more. */
export function signsInWords({ signs }: AskedSigns, language: Language) {
  return {
    signs: signs.flatMap((signId) => {
      const known = dangerSignOf(signId)

      return known === undefined ? [] : [{ signId, text: textIn(known.text, language) }]
    }),
    none: textIn(NONE_OF_THEM, language),
  }
}

/** Without what is only polite, and without punctuation. */
const bare = (text: string) =>
  plainWords(text)
    .replaceAll(/[\p{P}\p{S}]+/gu, ' ')
    .replaceAll(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .replaceAll(/ +/g, ' ')
    .replace(/(?:谢谢(?:您|你|医生)?|多谢|\bthanks?(?: you)?|\bplease)$/u, '')
    .replace(/(?<=.)[吧啊呀呢哦啦哈]+$/u, '')
    .trim()

const wordsOf = (id: string) => Object.values(dangerSignOf(id)?.text ?? {}).map(bare)

const saysNone =
  /^(?:好像|应该)?(?:以上|上面|下面|这些|那些|这几[个样条种]|上述)?(?:都|全|全部|统统|一[个样条种点]|哪[个样条种])*(?:都|也)?(?:没有?|无|不是|没得|不)(?:有|过)?(?:一个|任何)?(?:这些|那些|以上|上面|上述|下面)*(?:的)?(?:情况|症状|问题)?$|^(?:no |nope )*(?:no|nope|none|neither|nothing|none of (?:these|them|those|the above|that|it)|not any(?: of (?:these|them))?|(?:i|he|she|they) (?:have|has|had) none(?: of (?:these|them))?|(?:i|he|she|they) (?:don't|doesn't|do not|does not|don t|doesn t) have (?:any|these|them|any of (?:these|them|those)))$/
const saysSome =
  /^(?:有(?:的|一[个样条种])?|是的?|对的?|嗯+|yes|yeah|yep|yes i do|i do|yes he does|yes she does|(?:yes )?one of (?:these|them)|some(?: of (?:these|them))?)$/

const counted: readonly RegExp[] = [
  /^(?:第?[1一](?:[个条项种样号])?|first|1st|one)$/,
  /^(?:第?[2二两](?:[个条项种样号])?|second|2nd|two)$/,
  /^(?:第?[3三](?:[个条项种样号])?|third|3rd|three)$/,
  /^(?:第?[4四](?:[个条项种样号])?|fourth|4th|four)$/,
  /^(?:第?[5五](?:[个条项种样号])?|fifth|5th|five)$/,
  /^(?:第?[6六](?:[个条项种样号])?|sixth|6th|six)$/,
]
const isLast = /^(?:最后(?:一[个条项种样])?|last)$/

/** “第一个”, “the second”, “2 和 3”; undefined where anything else is said beside. */
function byNumber(plain: string, asked: readonly DangerSignId[]): DangerSignId[] | undefined {
  const named = plain
    .replace(/^(?:我?选|我?有|是|yes|i have|it s|it's)\s*(?=.)/, '')
    .replaceAll(/(?<=st|nd|rd|th|second|last) ones?\b|\b(?:the|number|option)\b/g, ' ')
    .split(/和|跟|与|还有|\band\b|\s/)
    .filter((one) => one !== '')
  const places = named.map((one) =>
    isLast.test(one) ? asked.length - 1 : counted.findIndex((number) => number.test(one)),
  )
  const signs = places.map((place) => asked[place])

  return signs.length > 0 && signs.every((one) => one !== undefined) ? signs : undefined
}
