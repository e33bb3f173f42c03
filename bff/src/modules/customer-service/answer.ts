import type { ServiceSource } from '@tongzhen/contract/customer-service'
import type { Language } from '@tongzhen/contract/headers'
import type { RedFlag } from '@tongzhen/contract/states'
import type { ExchangeContent } from '../assistant/conversations.ts'
import type { Knowledge } from './knowledge-index.ts'

/** In the language in which somebody asked; where that does not show, in the one in which they read. */
export function languageOf(question: string, reads: Language): Language {
  if (/\p{Script=Han}/u.test(question)) return 'zh-CN'

  return /\p{Script=Latin}{2}/u.test(question) ? 'en-US' : reads
}

/** The best article in its own words, and what else may be meant; or that nobody has written of it. */
export function articleAnswer(found: readonly Knowledge[], language: Language): ExchangeContent {
  const [best, ...others] = found
  if (best === undefined) return { text: '', details: { answer: 'unknown' }, wordedBy: 'rules' }

  return {
    text: best.content.texts[language].body,
    details: {
      answer: 'article',
      sources: [sourceOf(best, language)],
      others: others.map((one) => sourceOf(one, language)),
    },
    wordedBy: 'rules',
  }
}

/** The card with the numbers to call, in place of every answer. */
export const emergencyAnswer = (redFlags: RedFlag[]): ExchangeContent => ({
  ...{ text: '', wordedBy: 'rules', details: { answer: 'emergency', redFlags }, flag: 'emergency' },
})

export function sourceOf({ contentId, version, content }: Knowledge, language: Language): ServiceSource {
  return { contentId, version, title: content.texts[language].title }
}
