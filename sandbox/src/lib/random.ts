import { createHash } from 'node:crypto'

/** Repeatable chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** A whole number, both ends included. */
  integer(from: number, to: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of a list that is not empty. */
  pick<T>(items: readonly T[]): T
  /** `count` different items, in the order of the list. */
  sample<T>(items: readonly T[], count: number): T[]
  /** The same items in another order. */
  shuffle<T>(items: readonly T[]): T[]
}

const NUMBERS_PER_DIGEST = 5

/** Numbers read off SHA-256 of the seed and a counter: slow next to other generators, and plenty here. */
export function createRandom(seed: string): Random {
  let drawn = 0
  let digest = Buffer.alloc(0)

  function next(): number {
    const place = drawn % NUMBERS_PER_DIGEST
    if (place === 0) digest = createHash('sha256').update(`${seed}#${drawn}`).digest()
    drawn += 1

    return digest.readUIntBE(place * 6, 6) / 2 ** 48
  }

  function integer(from: number, to: number): number {
    return from + Math.floor(next() * (to - from + 1))
  }

  function pick<T>(items: readonly T[]): T {
    const item = items[integer(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to pick from')

    return item
  }

  function shuffle<T>(items: readonly T[]): T[] {
    const ranked = items.map((item) => ({ item, rank: next() }))

    return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item)
  }

  function sample<T>(items: readonly T[], count: number): T[] {
    const chosen = shuffle(items.map((_, index) => index)).slice(0, count)

    return items.filter((_, index) => chosen.includes(index))
  }

  return { next, integer, chance: (probability) => next() < probability, pick, sample, shuffle }
}
