import type { ContentOf } from '@tongzhen/contract/content'
import { languages } from '@tongzhen/contract/headers'
import MiniSearch from 'minisearch'
import { HAN, readWords, termsOf } from './words-of.ts'

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
const KNOWN_FROM = 0.45
/** The weight of a Chinese word that no article has: it may be a piece of talk, cut off by the dictionary. */
const UNHEARD = 0.6
/** Behind the best one, others are offered that fit nearly as well. */
const NEAR = 0.5

/** BM25 over both languages of all articles at once: people ask in the language they think in. */
export function createKnowledgeIndex(all: readonly Knowledge[]): KnowledgeIndex {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'askedAs', 'topic', 'body'],
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: {
      boost: { title: 3, askedAs: 3, topic: 0.5, body: 1 },
      // Typing errors of Latin words; a Chinese word is another word with another character.
      fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 1 : false),
      prefix: (term) => /^[a-z]{4,}$/.test(term),
    },
  })
  const entries = all.map(entryOf)
  index.addAll(entries)
  const rarity = raritiesOf(entries)

  return {
    find(question) {
      const shareOf = shares(readWords(question), rarity)
      const found = index.search(question).filter(({ match, queryTerms }) => {
        const isAskedSo = Object.values(match)
          .flat()
          .some((field) => field === 'title' || field === 'askedAs')

        return isAskedSo && shareOf(new Set(queryTerms)) >= KNOWN_FROM
      })
      const best = found[0]?.score ?? 0

      return found
        .filter(({ score }) => score >= best * NEAR)
        .slice(0, MOST)
        .flatMap(({ id }) => all[id as number] ?? [])
    },
  }
}

/** How much of a question an article says that has these of its terms. */
function shares(asked: ReturnType<typeof readWords>, rarity: (word: string) => number) {
  const weighed = asked.map((word) => ({
    ...word,
    weight: rarity(word.text) * (/^\p{Script=Han}$/u.test(word.text) ? 0.5 : 1),
  }))
  const total = sum(weighed.map(({ weight }) => weight))

  return (found: ReadonlySet<string>) =>
    sum(
      weighed
        .filter(({ text, pairs }) => found.has(text) || pairs.some((pair) => found.has(pair)))
        .map(({ weight }) => weight),
    ) / total
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

  return {
    ...{ id, title: inBoth('title'), askedAs: inBoth('askedAs') },
    ...{ topic: inBoth('topic'), body: inBoth('body') },
  }
}

/** How much a word says: the rarer among the articles, the more. What is in none may be mere talk: it says less. */
function raritiesOf(entries: readonly Entry[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { title, askedAs, topic, body } of entries)
    for (const term of new Set(termsOf([title, askedAs, topic, body].join('\n'))))
      counts.set(term, (counts.get(term) ?? 0) + 1)

  return (word) => {
    const count = counts.get(word)

    return Math.log(1 + entries.length / (count ?? 1)) * (count === undefined && HAN.test(word) ? UNHEARD : 1)
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
