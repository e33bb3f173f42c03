import type { Features } from './features.ts'

/** A sum of weights, one for each feature; the greater, the likelier. */
export interface Head {
  bias: number
  weights: ReadonlyMap<number, number>
}

export function sumOf({ places, values }: Features, { bias, weights }: Head): number {
  let sum = bias
  for (const [at, place] of places.entries()) sum += (weights.get(place) ?? 0) * (values[at] ?? 0)

  return sum
}
