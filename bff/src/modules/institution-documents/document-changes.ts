import type { DocumentChange } from '@tongzhen/contract/content'

/** What is another thing in `to` than in `from`, by names; null where there is nothing. */
export function changesBetween(
  from: ReadonlyMap<string, string | null>,
  to: ReadonlyMap<string, string | null>,
): DocumentChange[] {
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
    const [before, after] = [from.get(name) ?? null, to.get(name) ?? null]

    return before === after ? [] : [{ name, from: before, to: after }]
  })
}
