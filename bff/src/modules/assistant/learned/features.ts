import type { Complainant } from '../complainant.ts'
import { type Hearing, isDeniedAt, isPassed } from '../hearing.ts'
import * as slots from '../red-flag-slots.ts'
import { saidNumbers } from '../said-numbers.ts'

/** What the net reads in words: places among 2^20, and how much stands at each. */
export interface Features {
  places: Uint32Array
  values: Float64Array
}

/**
 * Characters and words with their neighbours, parts of words (so that a slip of the finger costs little), and the facts
 * that rules know (`red-flag-slots.ts`, `said-numbers.ts`), each with whether it is denied or long ago. Each kind counts as
 * much in long words as in short ones.
 */
export function featuresOf({ plain, clauses, numbers }: Hearing, { ageMonths }: Complainant = {}): Features {
  const measured = plain.replaceAll(/\d+(?:\.\d+)?/g, sizeOf)
  const words = /[a-z]/.test(measured) ? (measured.match(/[a-z']+|\d+/g) ?? []) : []
  const known = ageMonths !== undefined && ageMonths < 3 ? [saidNumbers.underThreeMonths] : []
  const kinds: readonly (readonly [kind: string, names: readonly string[], weight: number])[] = [
    ['c', (measured.match(/[\p{Script=Han}\d]+/gu) ?? []).flatMap(charactersOf), 1],
    ['w', words.flatMap((word, index) => (index > 0 ? [word, `${words[index - 1]} ${word}`] : [word])), 1],
    ['p', words.flatMap(partsOf), 0.6],
    ['f', factsIn(clauses), 0.4],
    ['n', [...numbers, ...known], 0.5],
  ]
  const found = kinds.flatMap(([kind, names, weight]) => {
    const once = [...new Set(names)]

    return once.map(
      (name) => [placeOf(`${kind}${name}`), weight / Math.sqrt(Math.max(once.length, FEW))] as const,
    )
  })

  return {
    places: Uint32Array.from(found, ([place]) => place),
    values: Float64Array.from(found, ([, value]) => value),
  }
}

/** In words of fewer features than these none of them says more: one word alone is seldom an emergency. */
const FEW = 16

/** Of a number only how long it is: what it says is among the facts. */
const sizeOf = (figures: string) => ['1', '22'][figures.length - 1] ?? '333'

/** Each by itself and with the next one; the edges of a run count as one. */
function charactersOf(run: string): string[] {
  const characters = ['^', ...run, '$']

  return characters.flatMap((one, index) => [one, `${one}${characters[index + 1] ?? ''}`])
}

function partsOf(word: string): string[] {
  const whole = `<${word}>`

  return [3, 4, 5].flatMap((length) =>
    Array.from({ length: Math.max(0, whole.length - length + 1) }, (_, from) =>
      whole.slice(from, from + length),
    ),
  )
}

/** In an order of our own: whoever bundles the modules has another one, and sums depend on it. */
const named = Object.entries(slots).sort(([one], [other]) => (one < other ? -1 : 1))

function factsIn(clauses: readonly string[]): string[] {
  const facts = new Set<string>()
  for (const clause of clauses) {
    const passed = isPassed(clause)
    if (passed) facts.add('passed')
    for (const [name, slot] of named) {
      const match = slot.exec(clause)
      if (match === null) continue
      facts.add(passed ? `${name} passed` : isDeniedAt(clause, match.index) ? `${name} denied` : name)
    }
  }

  return [...facts]
}

export const PLACES = 2 ** 20

/** FNV-1a, folded. */
function placeOf(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index += 1)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)

  return (hash ^ (hash >>> 12)) & (PLACES - 1)
}
