import { describe, expect, it } from 'vitest'
import { change } from './change'

type Point = Parameters<typeof change>[0][number]

const point = (at: string, number: number, more: Partial<Point> = {}): Point => ({
  ...{ reportId: at, at, number, range: null, reading: null },
  ...more,
})

describe('what has changed since the time before', () => {
  it('is how much, in the digits of the values, and since when', () => {
    const points = [point('2024-01-01', 9), point('2025-01-01', 5.1), point('2026-01-01', 6.32)]
    expect(change(points)).toEqual({ direction: 'up', by: '1.22', since: '2025-01-01' })
    expect(change(points.slice(0, 2))).toEqual({ direction: 'down', by: '3.9', since: '2024-01-01' })
  })

  it('is nothing to speak of below what a measurement can tell', () => {
    const sodium = { range: { low: 137, high: 147 }, reading: 'normal' } as const
    const [before, after] = [point('2025-01-01', 140, sodium), point('2026-01-01', 140.4, sodium)]
    expect(change([before, after])?.direction).toBe('same')
    expect(change([before, point('2026-01-01', 141, sodium)])?.direction).toBe('up')
    expect(change([before, { ...after, reading: 'high' }])?.direction).toBe('up')
  })

  it('is told of small numbers too, and of values without a range', () => {
    const gravity = { range: { low: 1.003, high: 1.03 }, reading: 'normal' } as const
    const watery = point('2025-01-01', 1.01, gravity)
    expect(change([watery, point('2026-01-01', 1.03, gravity)])).toMatchObject({
      direction: 'up',
      by: '0.02',
    })
    expect(change([point('2025-01-01', 9), point('2026-01-01', 9.1)])?.direction).toBe('up')
    expect(change([point('2025-01-01', 9), point('2026-01-01', 9)])?.direction).toBe('same')
  })

  it('is not told of a single result', () => {
    expect(change([point('2026-01-01', 5)])).toBeUndefined()
  })
})
