import type { Trend } from '@tongzhen/contract/reports'
import { scaleLinear } from 'd3-scale'

/** In percent of the picture, from its left and upper edge. */
export interface Plot {
  points: { x: number; y: number }[]
  /** Of the latest result's range; an open end reaches the edge. */
  band: { top: number; bottom: number } | undefined
  ticks: { y: number; text: string }[]
}

const TICKS = 4
/** Room around the outermost values. */
const AIR = 0.08
/** So that the first and last mark lie within the picture. */
const [LEFT, RIGHT] = [4, 96]

/** Places of results in a picture of time and value; both ends of the range are always in it. */
export function plot(points: Trend['points']): Plot {
  const range = points.at(-1)?.range ?? null
  const ends = [range?.low, range?.high].filter((end) => end != null)
  const all = [...points.map(({ number }) => number), ...ends]
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const air = (most - least || Math.abs(most) || 1) * AIR
  const y = scaleLinear([least - air, most + air], [100, 0]).nice(TICKS)
  const times = points.map(({ at }) => Date.parse(at))
  const x = scaleLinear([Math.min(...times), Math.max(...times)], [LEFT, RIGHT])
  return {
    points: points.map(({ at, number }) => ({ x: x(Date.parse(at)), y: y(number) })),
    band: range
      ? {
          top: range.high === null ? 0 : y(range.high),
          bottom: range.low === null ? 0 : 100 - y(range.low),
        }
      : undefined,
    ticks: y.ticks(TICKS).map((value) => ({ y: y(value), text: y.tickFormat(TICKS)(value) })),
  }
}

/** The line through the points: what is left of a coloured ground, as a polygon. */
export function lineThrough(points: Plot['points'], thickness: string): string {
  const edge = (sign: '+' | '-') => points.map(({ x, y }) => `${x}% calc(${y}% ${sign} ${thickness})`)
  return `polygon(${[...edge('-'), ...edge('+').reverse()].join(', ')})`
}
