import { describe, expect, it } from 'vitest'
import { barOf } from './bar-of'

describe('where a value stands on the bar', () => {
  const potassium = { low: 3.5, high: 5.5 }

  it('is inside of the range exactly when it is within it', () => {
    for (const number of [3.5, 4, 5.5]) {
      const { from, to, at } = barOf(number, potassium)
      expect(at).toBeGreaterThanOrEqual(from)
      expect(at).toBeLessThanOrEqual(to)
    }
    expect(barOf(3.4, potassium).at).toBeLessThan(30)
    expect(barOf(5.6, potassium).at).toBeGreaterThan(70)
  })

  it('stays on the bar, however far out it is', () => {
    expect(barOf(400, potassium).at).toBe(97)
    expect(barOf(-400, potassium).at).toBe(3)
  })

  it('is told for ranges with one end, which reach to the end of the bar', () => {
    expect(barOf(3, { low: null, high: 5 })).toEqual({ from: 0, to: 65, at: 39 })
    expect(barOf(6, { low: null, high: 5 }).at).toBeGreaterThan(65)
    expect(barOf(70, { low: 60, high: null }).at).toBeGreaterThan(35)
    expect(barOf(30, { low: 60, high: null }).at).toBe(17.5)
  })

  it('is told for a range of one value, and for an end of nought', () => {
    const nought = { low: 0, high: 0 }
    expect(barOf(0, nought).at).toBe(50)
    expect(barOf(1, nought).at).toBeGreaterThan(70)
    expect(barOf(0, { low: null, high: 0 }).at).toBe(65)
    expect(barOf(1, { low: null, high: 0 }).at).toBe(97)
  })
})
