import type { Suggestion } from '@tongzhen/contract/assistant'
import type { Language } from '@tongzhen/contract/headers'
import { type LocalText, textIn } from '../../lib/local-text.ts'
import type { TriageCall } from './prompt.ts'

/** As many as a person can choose between. */
const MOST = 3

/**
 * Rules decide: the model may put one of their departments first. Only where they found none are its own taken, and
 * only those of the directory.
 * @param called what the model suggests, if it could be read
 */
export function orderSuggestions(
  called: TriageCall | undefined,
  {
    byRules,
    departments,
    language,
  }: {
    byRules: readonly Suggestion[]
    departments: readonly { departmentId: string; name: LocalText }[]
    language: Language
  },
): Suggestion[] {
  const named = called?.departmentIds ?? []
  if (byRules.length > 0) {
    const [first] = named
    const chosen = byRules.find(({ departmentId }) => departmentId === first)

    return chosen === undefined ? [...byRules] : [chosen, ...byRules.filter((one) => one !== chosen)]
  }

  return [...new Set(named)].slice(0, MOST).flatMap((id) => {
    const found = departments.find(({ departmentId }) => departmentId === id)

    return found === undefined
      ? []
      : [{ departmentId: id, departmentName: textIn(found.name, language), because: [] }]
  })
}
