import type { Language } from '@tongzhen/contract/headers'
import { enUS } from '../../src/locales/en-US/index.ts'
import { zhCN } from '../../src/locales/zh-CN/index.ts'

export const texts = { 'zh-CN': zhCN, 'en-US': enUS as typeof zhCN }

type Values = Record<string, string | number>

/** Stands in a text for a value that a test does not know beforehand. */
const UNKNOWN = '\u0000'

/** Looks up the texts of the app as a person reads them in one language. */
export function words(language: Language) {
  const fill = (key: string, values: Values, otherwise: string): string => {
    const [journey, path] = key.split(':') as [string, string]
    const found = path
      .split('.')
      .reduce<unknown>(
        (part, name) => (part as Record<string, unknown> | undefined)?.[name],
        (texts[language] as Record<string, unknown>)[journey],
      )
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`)

    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? otherwise))
  }

  /** A text: `words('en-US')('booking:confirm.action', { name })`. */
  const say = (key: string, values: Values = {}): string => fill(key, values, '')
  /** The same as a pattern, in which a value that is not given may be anything. */
  const like = (key: string, values: Values = {}): RegExp =>
    new RegExp(escaped(fill(key, values, UNKNOWN)).replaceAll(UNKNOWN, '.+'))

  return Object.assign(say, { like, language })
}
export type Words = ReturnType<typeof words>

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
