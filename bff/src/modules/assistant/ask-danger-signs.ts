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
  /** What was heard, and is asked after by `heard_now`; undefined: no words of danger were heard. */
  flags?: RedFlag[]
}

/** Beside signs by name: `none` of them holds, or `some` do and it was not said which. */
export const NONE = 'none'
export const SOME = 'some'

/** Under so many months a child is too small to say what it feels: how it looks counts. */
const SMALL_CHILD_MONTHS = 36
const smallChildWords =
  /宝宝|婴儿|新生儿|月大|个月的[小男女]?(?:孩|娃|儿子|女儿)|(?<![\d十廿卅百零])[12一两二] ?岁|\bbaby\b|\binfant|\bnewborn|\btoddler|\bmonths?[- ]old|(?<!(?:ty|hundred)(?:[- ]| and ))\b(?:one|two|1|2)[- ]years?[- ]old/
/** Here it is the mother's matter. */
const unbornWords =
  /(?:怀|生)(?:了|完|过)?(?:一?个)?宝宝|\b(?:gave birth to|expecting|trying for) (?:a|the|my) baby\b/g
/** Of an injection, what it has done is asked for, not whether it is due. */
const afterInjection =
  /(?:疫苗|打针|打[完了过]针|针).{0,4}(?:后|完|回来)|打[完了过]|(?:疫苗|针).*(?:哭|肿|红|烧|热|吐|疹|晕|痛|没精神|没劲|不对)|\b(?:after|since|following)\b.{0,24}\b(?:vaccin|shot|jab|inject)/
/** These are asked for by what they are, however small the child. */
const alsoOfSmallChildren: readonly DangerGroup[] = ['eye', 'mouth', 'limbs']

/** Those of the complaint that was heard, by the group that comes first; undefined: it is a matter without any. */
export function groupOf(said: string, who: Complainant): DangerGroup | 'nothing' | undefined {
  const plain = plainWords(said)
  const heard = symptomsIn(plain).map(({ asks }) => asks)
  const found = dangerGroups.find((one) => heard.includes(one) && dangerSignsOf(one, who).length > 0)
  const hasReacted = afterInjection.test(plain)
  if (found === undefined && heard.length > 0 && !hasReacted) return 'nothing'
  const isSmall =
    who.ageMonths === undefined
      ? smallChildWords.test(plain.replaceAll(unbornWords, ' '))
      : who.ageMonths < SMALL_CHILD_MONTHS
  if (isSmall) return asOfSmallChild(found)

  return found ?? (hasReacted ? 'skin' : undefined)
}

/** What is asked of somebody who cannot say yet what it feels. */
const asOfSmallChild = (group: DangerGroup | undefined): DangerGroup =>
  group === 'pregnancy' || (group !== undefined && alsoOfSmallChildren.includes(group))
    ? group
    : 'small_child'

/** Of everything that is complained of. */
function groupsIn(said: string): DangerGroup[] {
  const heard = symptomsIn(plainWords(said)).map(({ asks }) => asks)

  return dangerGroups.filter((one) => heard.includes(one))
}

/** As `group` would be asked of whom it is about. */
export const groupFor = (group: DangerGroup, { ageMonths = SMALL_CHILD_MONTHS }: Complainant): DangerGroup =>
  ageMonths < SMALL_CHILD_MONTHS ? asOfSmallChild(group) : group

/**
 * The signs to ask for below the answer to what was said last; undefined: none. What was heard is asked after before all
 * else, and stays until it is answered. A group is asked for once; what was not answered with "none of these" stays
 * asked, unless a group that comes before it is to be asked for.
 * @param exchanges those before the answer
 */
export function signsToAsk(exchanges: readonly Told[], who: Complainant): AskedSigns | undefined {
  const said = complaintsIn(exchanges)
  const asked = exchanges.flatMap(({ details }) => details.askedSigns ?? [])
  const { open } = readSigns(exchanges)
  const { doubtedFlags } = exchanges.findLast(({ author }) => author === 'person')?.details ?? {}
  const wanted = groupNow(said, who)
  if (doubtedFlags) {
    const heard = signsOfFlags(doubtedFlags, { said, who, open })
    // The complaint beside it has its own, which are not asked for later.
    const own = [wanted, ...groupsIn(said.at(-1) ?? '')].filter(
      (one) => one !== undefined && one !== 'general',
    )
    const signs = own.flatMap((group) => dangerSignsOf(groupFor(group, who), who))

    return { ...heard, signs: [...new Set([...heard.signs, ...signs])] }
  }
  if (open?.flags) return open
  if (wanted === undefined || asked.some(({ group }) => group === wanted)) return open
  const isGraver = open === undefined || dangerGroups.indexOf(wanted) < dangerGroups.indexOf(open.group)

  return isGraver ? { group: wanted, signs: dangerSignsOf(wanted, who) } : open
}

/**
 * After "none of these" to what had been heard: the signs of a complaint that came meanwhile and had to wait;
 * undefined: none did.
 * @param heldBack the answer to that complaint
 * @param exchanges up to and with the "none"
 */
export function signsThatWaited(
  heldBack: Told,
  exchanges: readonly Told[],
  who: Complainant,
): AskedSigns | undefined {
  const complaint = exchanges.findLast(({ seq, author }) => author === 'person' && seq < heldBack.seq)
  const isOfIt = complaint?.details.doubtedFlags !== undefined || !heldBack.details.askedSigns?.flags

  return isOfIt ? undefined : signsToAsk(exchanges, who)
}

/** Of what was said last, read with what was said before where that tells for whom it is. */
function groupNow(said: readonly string[], who: Complainant): DangerGroup | undefined {
  const last = groupOf(said.at(-1) ?? '', who)
  const whole = groupOf(said.join('\n'), who)
  if (last === 'nothing') return undefined
  if (last === undefined) return whole === undefined ? 'general' : undefined

  return whole === 'pregnancy' || whole === 'small_child' ? whole : last
}

/** What is asked where words of this were heard, and it is not sure that they are of now. */
const groupOfFlag: Record<RedFlag, DangerGroup> = {
  chest_pain: 'chest',
  stroke: 'nerves',
  bleeding: 'blood',
  anaphylaxis: 'skin',
  suicide: 'mind',
  infant_fever: 'small_child',
  pregnancy: 'pregnancy',
  poisoning: 'mind',
  breathlessness: 'breath',
  unconscious: 'nerves',
  seizure: 'nerves',
  trauma: 'limbs',
  burn: 'general',
  sepsis: 'fever',
  severe_pain: 'belly',
  eye: 'eye',
  other: 'general',
}

interface OfWhat {
  said: readonly string[]
  who: Complainant
}

/**
 * What was heard, so that who was warned, or overruled, can say whether it is so: first that itself, then its signs.
 * Nothing that is open is dropped: what had been heard before stays with `heard_now`, and an ordinary question below.
 */
export function signsOfFlags(
  flags: readonly RedFlag[],
  { open, ...of }: OfWhat & { open?: AskedSigns | undefined },
): AskedSigns {
  const group = groupOfFlags(flags, of)
  const own = dangerSignsOf(group, of.who)
  // Who cannot be with child by the file, and says that they are, is asked for what never waits.
  const asked =
    own.length > 0
      ? { group, signs: own }
      : { group: 'general' as const, signs: dangerSignsOf('general', of.who) }
  const beside = open === undefined || open.flags ? [] : open.signs

  return withHeard({ ...asked, signs: [...asked.signs, ...beside] }, [...(open?.flags ?? []), ...flags])
}

/** The same question, and before all else whether what was heard is so. */
export const withHeard = (
  { group, signs, flags = [] }: AskedSigns,
  heard: readonly RedFlag[],
): AskedSigns => ({
  group,
  signs: [...new Set<DangerSignId>(['heard_now', ...signs])],
  flags: [...new Set([...flags, ...heard])],
})

function groupOfFlags([flag = 'other']: readonly RedFlag[], { said, who }: OfWhat): DangerGroup {
  const whole = groupOf(said.join('\n'), who)
  if (flag !== 'suicide' && (whole === 'pregnancy' || whole === 'small_child')) return whole

  return flag === 'suicide' ? 'mind' : groupFor(groupOfFlag[flag], who)
}

/** A sign that was said to hold, and has not been taken back. */
interface StandingSign {
  /** Of the exchange in which it was said. */
  seq: number
  answered: readonly string[]
  asked: AskedSigns | undefined
}

type Read = Pick<Exchange, 'seq' | 'author' | 'details'>
type Told = Pick<Exchange, 'text'> & Read

/**
 * What stays asked, and what holds. “None of these” answers the question that was asked last: signs that were said to
 * hold before are taken back by it only where they belong to that question's group.
 */
export function readSigns(exchanges: readonly Read[]): {
  open: AskedSigns | undefined
  standing: readonly StandingSign[]
} {
  const everAsked: AskedSigns[] = []
  let open: AskedSigns | undefined
  let last: AskedSigns | undefined
  let standing: StandingSign[] = []
  for (const { seq, author, details } of exchanges) {
    const { askedSigns, deniedSigns, answeredSigns: answered } = details
    if (askedSigns) {
      everAsked.push(askedSigns)
      open = askedSigns
    }
    last = askedSigns ?? deniedSigns ?? last
    if (author !== 'person' || answered === undefined) continue
    if (answered.includes(NONE)) {
      const group = last?.group
      standing = standing.filter(({ asked }) => asked?.group !== group)
      open = undefined
    } else {
      const asked = everAsked.findLast(({ signs }) => signs.some((id) => answered.includes(id))) ?? last
      standing.push({ seq, answered, asked })
    }
  }

  return { open: standing.at(-1)?.asked ?? open, standing }
}

/** What “none of these” was said to. */
export function lastAskedIn(exchanges: readonly Exchange[]): AskedSigns | undefined {
  const asked = exchanges.findLast(({ details }) => details.askedSigns ?? details.deniedSigns)

  return asked?.details.askedSigns ?? asked?.details.deniedSigns
}

/** The answer whose departments waited for the signs; undefined: what was said last was only warned of. */
export function heldBackIn(exchanges: readonly Exchange[]): Exchange | undefined {
  const complaint = exchanges.findLastIndex(
    ({ author, details }) => author === 'person' && details.answeredSigns === undefined,
  )

  return exchanges
    .slice(complaint + 1)
    .findLast(
      ({ details: { askedSigns, deniedSigns, suggestions, redFlags } }) =>
        (askedSigns ?? deniedSigns) && suggestions && !redFlags,
    )
}

/** What the person said of their complaint, and signs that hold: not that others do not, nor what was taken back. */
export function complaintsIn(exchanges: readonly Told[]): string[] {
  return withoutDenials(exchanges).flatMap(({ author, text }) => (author === 'person' ? [text] : []))
}

/** Neither what was denied or taken back, nor what was answered to it. */
export function withoutDenials<One extends Told>(exchanges: readonly One[]): One[] {
  const held = new Set(readSigns(exchanges).standing.map(({ seq }) => seq))

  return exchanges.filter(
    ({ seq, author, details }) =>
      details.answeredSigns === undefined || held.has(author === 'person' ? seq : seq - 1),
  )
}

/**
 * What these words answer about the signs that were asked for, by their names, or `none`, or `some`; undefined: they
 * are no answer, but something else that is said. A sign's own words count as long as they were ever asked for: of two
 * presses in a hurry the one that names danger is not lost. The words of the button count wherever it can be pressed;
 * a “no” or “the second” in other words only where the answer above the signs asks nothing itself.
 */
export function signsAnsweredBy(text: string, exchanges: readonly Exchange[]): string[] | undefined {
  const plain = bare(text)
  const everAsked = exchanges.flatMap(({ details }) => details.askedSigns?.signs ?? [])
  const named = everAsked.find((id) => wordsOf(id).some((words) => plain === words || plain === `有${words}`))
  if (named !== undefined) return [named]
  const last = exchanges.at(-1)
  if (last === undefined) return undefined
  const { askedSigns, deniedSigns } = last.details
  if ((askedSigns ?? deniedSigns) && noneWords.includes(plain)) return [NONE]
  if (askedSigns === undefined || asksItself(last)) return undefined
  if (saysNone.test(plain)) return isUnseen(last) ? undefined : [NONE]
  if (saysSome.test(plain)) return [SOME]

  return byNumber(
    plain,
    // As they are numbered on the screen.
    askedSigns.signs.filter((id) => dangerSignOf(id) !== undefined),
  )
}

/** Rules ask nothing that “no” or “yes” would answer; a model may, also in words that broke off. */
const asksItself = ({ wordedBy, state, text }: Exchange) =>
  (wordedBy !== 'rules' || state !== 'whole') &&
  /[?？]|[吗么呢][。.\s]*$|有没有|是不是|是否|会不会/.test(text)

/** Below the emergency card signs are shown only once it is said that it is not so: a “no” is of something else. */
const isUnseen = ({ details: { redFlags, answeredSigns } }: Exchange) =>
  redFlags !== undefined && answeredSigns === undefined

/** What that means: one of several that was not named may be any of them, and one that is not in our lists any. */
export function redFlagsOf(answered: readonly string[], asked: AskedSigns | undefined): RedFlag[] {
  const signs = answered.includes(SOME) ? (asked?.signs ?? []) : answered.filter((one) => one !== NONE)
  const flags = signs.flatMap((id): readonly RedFlag[] =>
    id === 'heard_now' && asked?.flags ? asked.flags : [dangerSignOf(id)?.flag ?? 'other'],
  )

  return answered.includes(SOME) && flags.length === 0 ? ['other'] : [...new Set(flags)]
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
/** The words on the button. */
const noneWords: readonly string[] = Object.values(NONE_OF_THEM).map(bare)
const saysSome =
  /^(?:(?:好像|可能|应该|也许|大概)?(?:(?:都|全部?|统统)*(?:有|是)(?:的|一[个样条种]|好?几[个样条种])?|对的?|嗯+|两个(?:都[有是])?)|(?:yes |yeah |yep )*(?:yes|yeah|yep|i do|he does|she does|maybe|perhaps|probably|i think so|(?:all|both|one|some|several|a few|many)(?: of (?:these|them|those|the above))?))$/

const counted: readonly RegExp[] = [
  /^(?:第[1一][个条项种样号]?|[1一][个条项种号]?|first|1st|one)$/,
  /^(?:第?[2二两](?:[个条项种样号])?|second|2nd|two)$/,
  /^(?:第?[3三](?:[个条项种样号])?|third|3rd|three)$/,
  /^(?:第?[4四](?:[个条项种样号])?|fourth|4th|four)$/,
  /^(?:第?[5五](?:[个条项种样号])?|fifth|5th|five)$/,
  /^(?:第?[6六](?:[个条项种样号])?|sixth|6th|six)$/,
]
const isLast = /^(?:最后(?:一[个条项种样])?|last)$/

/** “第一个”, “the second”, “2 和 3”; undefined where anything else is said beside. */
function byNumber(plain: string, asked: readonly DangerSignId[]): DangerSignId[] | undefined {
  const first = /^(?:前|the first |first )([2-6二两三四五六]|two|three|four|five)/.exec(plain)?.[1]
  if (first !== undefined && /^(?:前.个(?:都?[有是])?|(?:the )?first \w+)$/.test(plain)) {
    const last = counted.findIndex((number) => number.test(first))

    return last < 0 || last >= asked.length ? undefined : asked.slice(0, last + 1)
  }
  const named = plain
    .replace(/^(?:我?选|我?有|是|yes|i have|it s|it's)\s*(?=.)/, '')
    .replace(/(?<=.)都?[有是]$/, '')
    .replaceAll(/(?<=st|nd|rd|th|second|last) ones?\b|\b(?:the|number|option)\b/g, ' ')
    .split(/和|跟|与|还有|\band\b|\s/)
    .filter((one) => one !== '')
  const places = named.map((one) =>
    isLast.test(one) ? asked.length - 1 : counted.findIndex((number) => number.test(one)),
  )
  const signs = places.map((place) => asked[place])

  return signs.length > 0 && signs.every((one) => one !== undefined) ? signs : undefined
}
