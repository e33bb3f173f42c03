import type { ContentOf } from '@tongzhen/contract/content'
import { languages } from '@tongzhen/contract/headers'
import MiniSearch from 'minisearch'
import { wordsOf } from './words-of.ts'

export interface Knowledge {
  contentId: string
  version: number
  content: ContentOf<'knowledge'>
}

export interface KnowledgeIndex {
  /**
   * What answers a question in either language, the best first; empty when nothing does: what the question is about
   * has to be in the article, not just one of its words.
   */
  find(question: string): Knowledge[]
}

/** As many as are offered to choose from, or given to a model. */
const MOST = 3
/** So much of what a question says has to be said by an article, weighed by how rare each word is. */
const KNOWN_FROM = 0.5
/** Behind the best one, others are offered that speak of nearly as much. */
const NEAR = 0.5

/** BM25 over both languages of all articles at once: people ask in the language they think in. */
export function createKnowledgeIndex(all: readonly Knowledge[]): KnowledgeIndex {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'askedAs', 'topic', 'body'],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, askedAs: 3, topic: 0.5, body: 1 },
      // Typing errors of Latin words; a Chinese word is another word with another character.
      fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false),
      prefix: (term) => /^[a-z]{4,}$/.test(term),
    },
  })
  const entries = all.map(entryOf)
  index.addAll(entries)
  const rarity = raritiesOf(entries)

  return {
    find(question) {
      const asked = [...new Set(wordsOf(question))]
      const total = sum(asked.map(rarity))
      if (total === 0) return []
      const found = index.search(question).map(({ id, score, queryTerms }) => ({
        knowledge: all[id as number],
        score,
        share: sum(queryTerms.map(rarity)) / total,
      }))
      const best = found[0]
      if (best === undefined || best.share < KNOWN_FROM) return []

      return found
        .filter(({ score, share }) => share >= KNOWN_FROM && score >= best.score * NEAR)
        .slice(0, MOST)
        .flatMap(({ knowledge }) => knowledge ?? [])
    },
  }
}

interface Entry {
  id: number
  title: string
  askedAs: string
  topic: string
  body: string
}

function entryOf({ content: { texts } }: Knowledge, id: number): Entry {
  const inBoth = (name: 'title' | 'askedAs' | 'topic' | 'body') =>
    languages.map((language) => texts[language][name]).join('\n')

  return { id, title: inBoth('title'), askedAs: inBoth('askedAs'), topic: inBoth('topic'), body: inBoth('body') }
}

/** How much a word says: the rarer among the articles, the more; one that is in none says the most. */
function raritiesOf(entries: readonly Entry[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { title, askedAs, topic, body } of entries)
    for (const word of new Set(wordsOf([title, askedAs, topic, body].join('\n'))))
      counts.set(word, (counts.get(word) ?? 0) + 1)

  return (word) => Math.log(1 + entries.length / ((counts.get(word) ?? 0) + 0.5))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
