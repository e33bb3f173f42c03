/** Where a list of children comes from and what of it may stay where it is. */
export interface ChildMatch {
  /** For each new child the place of the old one that it continues, or -1 for a new one. */
  sources: number[]
  /** New places whose old ones keep their order among each other: they need not be moved. */
  steady: Set<number>
}

/**
 * Matches new children with old ones by identity, repeated identities in their order, and finds the fewest moves, so that
 * an input keeps its focus and a frame its page when something is put before it.
 */
export function matchChildren(previous: readonly string[], next: readonly string[]): ChildMatch {
  const places = new Map<string, number[]>()
  previous.forEach((identity, place) => {
    const known = places.get(identity)
    if (known === undefined) places.set(identity, [place])
    else known.push(place)
  })
  const sources = next.map((identity) => places.get(identity)?.shift() ?? -1)

  return { sources, steady: longestRise(sources) }
}

/** The places of a longest rising subsequence, -1 left aside (patience sorting, O(n log n)). */
function longestRise(sources: readonly number[]): Set<number> {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  sources.forEach((source, place) => {
    if (source < 0) return
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sources[ends[middle] ?? -1] ?? 0) < source) low = middle + 1
      else high = middle
    }
    before[place] = ends[low - 1]
    ends[low] = place
  })

  const steady = new Set<number>()
  for (let place = ends.at(-1); place !== undefined; place = before[place]) steady.add(place)

  return steady
}
