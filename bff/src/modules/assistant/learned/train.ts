import { type Features, PLACES } from './features.ts'
import type { Head } from './head.ts'

/** A sentence for the teacher: what is in it, and whether it is of the kind. */
export interface Lesson {
  features: Features
  isOne: boolean
}

/** How dear an error is beside great weights: by cross-validation (docs/decisions/0057). */
const COST = 3
const SLACK = 1 / (2 * COST)
const ROUNDS = 12

/**
 * A linear support vector machine with squared hinge loss, by coordinate descent on its dual (Hsieh et al., “A Dual
 * Coordinate Descent Method for Large-scale Linear SVM”, 2008). The order of the lessons is drawn from a fixed seed, and
 * no weight is finer than a step of `pack`, so that every machine learns the same.
 */
export function learn(lessons: readonly Lesson[]): Head {
  const rarity = rarityIn(lessons)
  const weights = new Float64Array(PLACES)
  let bias = 0
  const pushes = new Float64Array(lessons.length)
  const prepared = lessons.map(({ features: { places, values }, isOne }) => {
    const scaled = values.map((value, at) => value * (rarity[places[at] ?? 0] ?? 0))

    return {
      ...{ places, values: scaled, side: isOne ? 1 : -1 },
      curvature: scaled.reduce((sum, value) => sum + value * value, 1) + SLACK,
    }
  })
  const order = prepared.map((_, index) => index)
  const draw = createDraw()
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, draw)
    for (const index of order) {
      const lesson = prepared[index]
      if (lesson === undefined) continue
      const { places, values, side, curvature } = lesson
      let sum = bias
      for (let at = 0; at < places.length; at += 1) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0)
      const pushed = pushes[index] ?? 0
      const push = Math.max(0, pushed - (side * sum - 1 + SLACK * pushed) / curvature)
      const step = (push - pushed) * side
      if (step === 0) continue
      pushes[index] = push
      bias += step
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0
        weights[place] = (weights[place] ?? 0) + step * (values[at] ?? 0)
      }
    }
  }
  const learned = new Map<number, number>()
  for (const [place, weight] of weights.entries())
    if (weight !== 0) learned.set(place, weight * (rarity[place] ?? 0))

  return { bias, weights: learned }
}

/** What is said in many lessons tells less of each. */
function rarityIn(lessons: readonly Lesson[]): Float64Array {
  const heard = new Float64Array(PLACES)
  for (const { features } of lessons)
    for (const place of features.places) heard[place] = (heard[place] ?? 0) + 1

  // Of square roots, unlike of other powers, every machine has the same.
  return heard.map((count) => (count === 0 ? 0 : 1 / Math.sqrt(Math.sqrt(count / 10))))
}

function shuffle(order: number[], draw: (below: number) => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = draw(last + 1)
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}

/** A linear congruential generator: always the same row. */
function createDraw(): (below: number) => number {
  let seed = 20_261_123

  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0

    return Math.floor((seed / 2 ** 32) * below)
  }
}
