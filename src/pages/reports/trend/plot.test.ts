import { describe, expect, it } from 'vitest'
import { lineThrough, plot } from './plot'

const point = (day: string, number: number, range: { low: number | null; high: number | null } | null) => ({
  reportId: day,
  at: `${day}T08:00:00+08:00`,
  number,
  range,
  reading: null,
})

describe('a picture of results', () => {
  const range = { low: 3.9, high: 6.1 }
  const rising = [
    point('2024-01-01', 5, range),
    point('2025-01-01', 5.6, range),
    point('2026-01-01', 7.2, range),
  ]

  it('puts later results further right, and higher ones further up', () => {
    const [first, second, third] = plot(rising).points
    expect([first, second, third].map((one) => Math.round(one?.x ?? 0))).toEqual([4, 50, 96])
    expect(first?.y).toBeGreaterThan(second?.y ?? 100)
    expect(second?.y).toBeGreaterThan(third?.y ?? 100)
  })

  it('has the band of the latest range where its values are', () => {
    const { points, band } = plot(rising)
    expect(band?.top).toBeGreaterThan(points[2]?.y ?? 100)
    expect(band?.top).toBeLessThan(points[1]?.y ?? 0)
    expect(band?.bottom).toBeGreaterThan(0)
  })

  it('draws a band with an open end to the edge, and none without a range', () => {
    expect(plot([point('2026-01-01', 3, { low: null, high: 5 })]).band?.bottom).toBe(0)
    expect(plot([point('2026-01-01', 70, { low: 60, high: null })]).band?.top).toBe(0)
    expect(plot([point('2026-01-01', 3, null)]).band).toBeUndefined()
  })

  it('keeps everything in the picture, even where all values are the same', () => {
    const level = [point('2025-01-01', 0, null), point('2026-01-01', 0, null)]
    for (const { x, y } of [rising, level].flatMap((points) => plot(points).points)) {
      expect(x).toBeGreaterThanOrEqual(4)
      expect(x).toBeLessThanOrEqual(96)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(100)
    }
  })

  it('has round numbers at its side', () => {
    expect(plot(rising).ticks.map(({ text }) => text)).toEqual(['3', '4', '5', '6', '7', '8'])
  })

  it('cuts a line out of the ground', () => {
    const level = [
      { x: 0, y: 10 },
      { x: 100, y: 20 },
    ]
    expect(lineThrough(level, '1px')).toBe(
      'polygon(0% calc(10% - 1px), 100% calc(20% - 1px), 100% calc(20% + 1px), 0% calc(10% + 1px))',
    )
  })
})
