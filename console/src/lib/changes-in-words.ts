import type { DocumentHistory } from '@tongzhen/contract/content'
import type { Version } from '../components/version-history'

interface Words {
  nameOf(name: string): string
  valueOf(name: string, value: string): string
}

/** What each version changed, as people read it; `nothing` stands for what was not there. */
export function changesInWords(history: DocumentHistory, words: Words, nothing: string): Version[] {
  const say = (name: string, value: string | null) =>
    value === null || value === '' ? nothing : words.valueOf(name, value)

  return history.map((one) => ({
    ...one,
    changes: one.changes.map(
      ({ name, from, to }) => `${words.nameOf(name)}: ${say(name, from)} → ${say(name, to)}`,
    ),
  }))
}
