import type { Language } from '@tongzhen/contract/headers'
import type { Page } from 'playwright-core'
import { people } from '../../../sandbox/src/people.ts'
import { ARRANGER } from '../named-doctor.ts'

/** Stand in English as they are: people's names as in their documents, number plates, and the way to Chinese. */
const chineseInEnglish = [
  ...people.flatMap(({ name, contact }) => [name, contact.name]),
  ...[ARRANGER, '沪', '中文', '语言'],
]

/** Stand in Chinese as they are. */
const latinInChinese = [
  /\bEnglish\b/g,
  /\bLanguage\b/g,
  /\b(MDT|PDF)\b/g,
  // How a name is found, and how it stands in a passport: examples.
  /\b(zhangwei|zw|EMMA JOHNSON)\b/g,
  // What the person typed themselves.
  /“[a-z]+”|：[a-z]+$/g,
  // Written so by doctors too.
  /\bIgA(?=肾病)/g,
  // Units of measurement, and where an explanation comes from.
  /\b(mmol\/L|mg\/dL|mg\/L|CFU\/mL|MedlinePlus)(?!\w)|\dmL\b|https:\/\/\S+/g,
  // Numbers of the hospital and of requests.
  /\b[A-Z]{1,3}\d+\w*\b|\b(trc|pay|rfa)_\w+\b|\b[A-Z]{2}\b/g,
]

const leftovers = [/\{\{|\}\}/, /\bundefined\b|\bNaN\b|\[object/, /^(\w+:)?[a-z]\w*(\.[a-z]\w*)+$/i]

/** Every word in the person's language, and no key or gap where a word should be. */
export async function wording(page: Page, language: Language): Promise<string[]> {
  const said = await page.evaluate(() => {
    const { scene, texts } = window.walk
    const spoken = [...scene().querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'placeholder', 'title', 'alt'].flatMap((name) => element.getAttribute(name) ?? []),
    )
    const forEars = [...scene().querySelectorAll('.visually-hidden')].map((one) => one.textContent ?? '')

    return [...texts().map(({ text }) => text), ...spoken, ...forEars, document.title]
  })

  return [...new Set(said)].flatMap((text) => [
    ...(isForeign(text, language) ? [`not translated: “${text}”`] : []),
    ...(leftovers.some((pattern) => pattern.test(text.trim())) ? [`not a text: “${text}”`] : []),
  ])
}

function isForeign(text: string, language: Language): boolean {
  if (language === 'en-US') {
    const rest = chineseInEnglish.reduce((left, name) => left.replaceAll(name, ''), text)
    return /[\p{Script=Han}，。！？：；（）、《》]/u.test(rest)
  }
  const rest = latinInChinese.reduce((left, pattern) => left.replaceAll(pattern, ''), text)

  return /[A-Za-z]{2,}/.test(rest)
}
