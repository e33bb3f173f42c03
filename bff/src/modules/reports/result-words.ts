import type { Language } from '@tongzhen/contract/headers'

/** What laboratories write most often instead of a number; anything else stands as they wrote it. */
const inEnglish: Readonly<Record<string, string>> = {
  阴性: 'negative',
  阳性: 'positive',
  弱阳性: 'weakly positive',
  可疑: 'uncertain',
  未检出: 'not detected',
  检出: 'detected',
  未见: 'none seen',
  正常: 'normal',
  无: 'none',
  少量: 'few',
  清: 'clear',
  浑浊: 'cloudy',
  淡黄色: 'pale yellow',
  黄色: 'yellow',
}

/** A result in words, in the language asked for where the words are of a known few; signs behind them stay: `(±)`. */
export function resultWordsIn(words: string, language: Language): string {
  const [, said = '', signs = ''] = /^(\p{Script=Han}+)\s*(\P{Script=Han}*)$/u.exec(words.trim()) ?? []
  const known = inEnglish[said]

  return language === 'en-US' && known !== undefined ? [known, signs].filter(Boolean).join(' ') : words
}
