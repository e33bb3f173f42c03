import { expect, test } from 'vitest'
import { calendarDay, signedYuan, yuan } from './format'

test('a sum is read to the fen, its thousands apart, and what went out with a minus before its sign', () => {
  expect([0, 5, 99_999, 100_000, 162_666_750].map(yuan)).toEqual([
    ...['¥0.00', '¥0.05', '¥999.99', '¥1,000.00', '¥1,626,667.50'],
  ])
  expect(signedYuan(-123_450)).toBe('-¥1,234.50')
})

test('a day and a month are written as the day of a moment is', () => {
  expect(['2026-11-24', '2026-11', '11-24'].map(calendarDay)).toEqual(['2026/11/24', '2026/11', '11/24'])
})
