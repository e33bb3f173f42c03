import type { BilingualText } from '../his/code-tables.ts'
import type { Pair } from './specialty.ts'

export function bilingual([zh, en]: Pair): BilingualText {
  return { zh, en }
}

/** `A、B、C` */
export function joinChinese(phrases: readonly string[]): string {
  return phrases.join('、')
}

/** `A, b and c`; with semicolons where a phrase has commas or an "and" of its own. */
export function joinEnglish(phrases: readonly string[]): string {
  const isIntricate = phrases.some((phrase) => /,| and /.test(phrase))
  const joined = isIntricate
    ? phrases.join('; ')
    : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1) ?? ''}`

  return capitalise(joined)
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
