import type { Language } from '@tongzhen/contract/headers'

/** A text as a hospital keeps it: always in Chinese, in English where somebody translated it. */
export interface LocalText {
  zh: string
  en?: string
}

/** The text in the language asked for; Chinese where the hospital has no English. */
export function textIn(text: LocalText, language: Language): string {
  if (language === 'en-US' && text.en !== undefined && text.en.trim() !== '') return text.en

  return text.zh
}
