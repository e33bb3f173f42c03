import { describe, expect, it } from 'vitest'
import { change } from './change'

const point = (at: string, number: number) => ({ reportId: at, at, number, range: null, reading: null })

describe('what has changed since the time before', () => {
  it('is how much, in the digits of the values, and since when', () => {
    const points = [point('2024-01-01', 9), point('2025-01-01', 5.1), point('2026-01-01', 6.32)]
    expect(change(points)).toEqual({ direction: 'up', by: '1.22', since: '2025-01-01' })
    expect(change(points.slice(0, 2))).toEqual({ direction: 'down', by: '3.9', since: '2024-01-01' })
  })

  it('is nothing to speak of below what a measurement can tell', () => {
    expect(change([point('2025-01-01', 140), point('2026-01-01', 141)])?.direction).toBe('same')
  })

  it('is not told of a single result', () => {
    expect(change([point('2026-01-01', 5)])).toBeUndefined()
  })
})
