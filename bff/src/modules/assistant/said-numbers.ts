/**
 * What numbers in an utterance say, as words that no person types, so that rules read ages, temperatures and counts of
 * tablets however they are written: figures or words, Celsius or Fahrenheit, days, weeks or months.
 */
export const saidNumbers = {
  /** A child of under three months. */
  underThreeMonths: '§under-3-months',
  /** A child of three to eleven months. */
  underOneYear: '§under-1-year',
  /** 37.8 °C and more. */
  fever: '§fever',
  /** 39 °C and more. */
  highFever: '§high-fever',
  /** Under 36 °C. */
  cold: '§cold',
  /** Eight tablets and more. */
  manyTablets: '§many-tablets',
} as const

export type SaidNumber = (typeof saidNumbers)[keyof typeof saidNumbers]

const MANY_TABLETS = 8

/**
 * @param plain as of `plainWords`
 * @param live what of it is neither of long ago nor only asked about; an age is true in the rest too
 */
export function saidNumbersIn(plain: string, live: string): SaidNumber[] {
  const figures = inFigures(live)
  const said = new Set<SaidNumber>()
  for (const months of childMonthsIn(inFigures(plain))) {
    if (months < 3) said.add(saidNumbers.underThreeMonths)
    else if (months < 12) said.add(saidNumbers.underOneYear)
  }
  for (const celsius of temperaturesIn(figures)) {
    if (celsius >= 37.8) said.add(saidNumbers.fever)
    if (celsius >= 39) said.add(saidNumbers.highFever)
    if (celsius < 36) said.add(saidNumbers.cold)
  }
  if (tabletsIn(figures).some((count) => count >= MANY_TABLETS)) said.add(saidNumbers.manyTablets)

  return [...said]
}

const child =
  /(?:宝|婴儿?|孩子?|娃|女儿|儿子|孙子|孙女|毛头|囡|仔|崽|bb|\bbaby(?:'s| is| boy| girl)?|\bnewborn|\binfant|\bson(?:'s| is)?|\bdaughter(?:'s| is)?|\bboy|\bgirl|\blittle one|\bbub|\btwins?|\bgrand(?:son|daughter|child))/
    .source
const between =
  /(?:才|刚刚|刚|只有|现在|今天|出生|生下来|落地|第|满|快|差不多|大概|not even|about|almost|only|just|now|is|aged|age|was|not|yet|[ ,:，(])*/
    .source
const amount = /(\d{1,2}(?:\.5)?)[来几多]?( ?个?半)?多?/.source
const unit = /(天|日龄|周|个?星期|个?礼拜|个?月|days?\b|weeks?\b|wks?\b|months?\b|mo\b|mths?\b)/.source
const notDuration = /(?!(?:半)?(?:的时候|时候|前|以前|后|没|不|来|内| ago| later| of fever))/.source
const ages = [
  new RegExp(`${child}${between}${amount}[ -]?${unit}${notDuration}`, 'g'),
  new RegExp(
    `(?<!\\bat )(?<!怀孕)(?<!孕)\\b${amount}[ -]?${unit}(?:半)?[ -]?(?:大|的|old|o\\b)?[ -]?(?:的|baby )?${child}`,
    'g',
  ),
  new RegExp(`(?<!\\bat )${amount}[ -]?${unit}[ -]?(?:大(?!出)|old\\b)`, 'g'),
  /(?<!\b(?:for|last|past|every|at|over) )\b(\d{1,2}) ?(½)?(mo|wo|m\/o|w\/o)(?=[ ,.]|$)/g,
  new RegExp(`(?:出生|生下来|落地|下地|\\bborn)${between}${amount}[ -]?${unit}`, 'g'),
]

function childMonthsIn(figures: string): number[] {
  return ages.flatMap((age) =>
    [...figures.matchAll(age)].map(([, count = '', half, of = '']) => {
      const halves = half === undefined ? 0 : 0.5

      return (Number(count) + halves) * monthsOf(of)
    }),
  )
}

function monthsOf(unitSaid: string): number {
  if (/天|日|^d/.test(unitSaid)) return 1 / 30.4
  if (/周|星期|礼拜|^w/.test(unitSaid)) return 7 / 30.4

  return 1
}

function temperaturesIn(figures: string): number[] {
  const inCelsius = [
    ...figures.matchAll(/(?<![\d.])(3[3-9]|4[0-2])(?:(?:度|点|\.)(\d))?(?= ?(?:度|℃|°|c\b|degree|celsius))/g),
    ...figures.matchAll(/(?<![\d.])(3[3-9]|4[0-2])度(\d)?/g),
    ...figures.matchAll(
      /(?:烧|热|温|\bfever|\btemp\w*|量了?)(?:到了?|是|有|of|is|was|at|around|rectal|ear|about|[ :,])*(3[3-9]|4[0-2])(?:[.点度](\d))?(?!\d|天|周|岁|个|次|分)/g,
    ),
    ...figures.matchAll(/(?<![\d.])(3[5-9]|4[0-2])\.(\d)(?![\d%])(?!个|倍|公斤|kg)/g),
  ].map(([, whole = '', tenth = '0']) => Number(`${whole}.${tenth}`))
  const inFahrenheit = [
    ...figures.matchAll(/(?<![\d.])(9[3-9]|10[0-7])(?:\.(\d))?(?= ?(?:f\b|°f|℉|fahrenheit|degree))/g),
    ...figures.matchAll(
      /\b(?:fever|temp\w*)(?: (?:of|is|was|at|around|about|over|rectal))* (10[0-7])(?:\.(\d))?/g,
    ),
    ...figures.matchAll(/(?<![\d.])(10[0-6])(?:\.(\d))? (?:fever|temp)/g),
  ].map(([, whole = '', tenth = '0']) => ((Number(`${whole}.${tenth}`) - 32) * 5) / 9)

  return [...inCelsius, ...inFahrenheit]
}

const tablet =
  /片|粒|颗|pills?\b|tablets?\b|tabs?\b|capsules?\b|caplets?\b|paracetamol|acetaminophen|panadol|tylenol|ibuprofen|aspirin|nurofen|advil|co-?codamol|codeine|tramadol|diazepam|valium|xanax|zopiclone|zolpidem|ambien|amlodipine|propranolol|metformin|antidepressants?|sertraline|citalopram|amitriptyline|sleeping/
    .source
const tablets = [
  new RegExp(`(\\d{1,3})(?:几|多|来|or so|[ -])*(?:\\w+ ){0,3}?(?:${tablet})`, 'g'),
  new RegExp(
    `(?:${tablet})(?:吃|吞|服|了|大概|差不多|可能|下去|,| )*(\\d{1,3})(?:几|多|来)?(?:片|粒|颗)`,
    'g',
  ),
]

function tabletsIn(figures: string): number[] {
  if (
    !/吃|吞|服|喝|咽|\btook\b|\btaken\b|\bswallow|\bhad\b|\bate\b|\btaking\b|\bdowned\b|\bgulped\b/.test(
      figures,
    )
  )
    return []

  return tablets.flatMap((some) => [...figures.matchAll(some)].map(([, count]) => Number(count)))
}

const digits = '零一二三四五六七八九'
const englishNumbers = [
  ...[
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]
const englishUnits = englishNumbers.slice(1, 10).join('|')
const englishTens: Record<string, number> = { twenty: 20, thirty: 30, forty: 40, fifty: 50 }
const numberOf = (word: string) => englishNumbers.indexOf(word)

/** 三十八度六 → 38度6, 两个半月 → 2个半月, thirty-nine point two → 39.2, a hundred and three → 103. */
function inFigures(plain: string): string {
  return plain
    .replaceAll(/[两俩]/g, '二')
    .replaceAll(/([一二三四五六七八九])?十([一二三四五六七八九])?/g, (_, tens?: string, ones?: string) =>
      String(
        (tens === undefined ? 1 : digits.indexOf(tens)) * 10 +
          (ones === undefined ? 0 : digits.indexOf(ones)),
      ),
    )
    .replaceAll(/[零一二三四五六七八九]/g, (one) => String(digits.indexOf(one)))
    .replaceAll(/(\d)(?:[点點](?=\d))/g, '$1.')
    .replaceAll(
      new RegExp(`\\b(?:an?|one) hundred(?: and)?(?: (${englishUnits}))?\\b`, 'g'),
      (_, ones?: string) => String(100 + (ones === undefined ? 0 : numberOf(ones))),
    )
    .replaceAll(
      new RegExp(`\\b(twenty|thirty|forty|fifty)(?:[ -](${englishUnits}))?\\b`, 'g'),
      (_, tens: string, ones?: string) =>
        String((englishTens[tens] ?? 0) + (ones === undefined ? 0 : numberOf(ones))),
    )
    .replaceAll(new RegExp(`\\b(${englishNumbers.join('|')})\\b`, 'g'), (word) => String(numberOf(word)))
    .replaceAll(/(\d) point (\d)/g, '$1.$2')
}
