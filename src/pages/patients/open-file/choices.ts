import { ethnicities } from '@tongzhen/contract/ethnicities'
import type { Language } from '@tongzhen/contract/headers'
import type { Choice } from '@/components/radio-list'
import { countries } from './countries'

const COMMON = 1

/** Countries in the order of the reader's language, China first; found by both names, the code and old names. */
export function countryChoices(language: Language): Choice<string>[] {
  const choices = countries.map(([code, chinese, english, also = '']) => ({
    value: code,
    text: language === 'en-US' ? english : chinese,
    searchText: `${chinese} ${english} ${code} ${also}`,
  }))
  return language === 'en-US' ? sortedButFirst(choices) : choices
}

/** The 56 ethnic groups in the order of GB/T 3304; Han first in both languages. */
export function ethnicityChoices(language: Language): Choice<string>[] {
  const choices = ethnicities.map(([code, chinese, english]) => ({
    value: code,
    text: language === 'en-US' ? english : chinese,
    searchText: `${chinese} ${english}`,
  }))
  return language === 'en-US' ? sortedButFirst(choices) : choices
}

function sortedButFirst(choices: Choice<string>[]): Choice<string>[] {
  const others = choices.slice(COMMON)
  return [...choices.slice(0, COMMON), ...others.sort((a, b) => (a.text < b.text ? -1 : 1))]
}
