import type { DefaultNamespace, FlatNamespace, TFunction } from 'i18next'
import { createContext, useContext } from 'react'
import { i18n } from './i18n'

/** The language that the pages are drawn in. */
export const LanguageContext = createContext('zh-CN')

/** By language and journey; the same function each time, as hooks that depend on it expect. */
const translators = new Map<string, unknown>()

/**
 * The words of a journey in the language of the page; other journeys' words by their name, `t('errors:OFFLINE')`.
 * All that our pages would need of react-i18next, which subscribes every component by itself: too dear on a slow phone.
 * @param journeys the journey whose words need no name, and those that are used besides
 */
export function useTranslation<const Ns extends FlatNamespace | readonly FlatNamespace[] = DefaultNamespace>(
  journeys?: Ns,
): { t: TFunction<Ns> } {
  const language = useContext(LanguageContext)
  const [journey = 'common'] = [journeys].flat() as string[]
  const key = `${language} ${journey}`
  const t = translators.get(key) ?? remembering(i18n.getFixedT(language, journey as FlatNamespace))
  translators.set(key, t)
  return { t: t as TFunction<Ns> }
}

type Translate = (key: string, options?: object) => string

/** Most words have nothing to fill in and are asked for on every drawing: looked up once. */
function remembering(translate: unknown): Translate {
  const lookUp = translate as Translate
  const known = new Map<string, string>()
  return (key, options) => {
    if (options !== undefined) return lookUp(key, options)
    const words = known.get(key) ?? lookUp(key)
    // i18next answers a key that it does not have, or not yet, with the key.
    if (words !== key.slice(key.indexOf(':') + 1)) known.set(key, words)
    return words
  }
}
