import { expect, it } from 'vitest'
import { backBy, waitMinutes } from './waiting-time.ts'

const steady = [300, 300, 300, 300]

it.each([
  ['nobody is ahead', 0, steady, { from: 0, to: 5 }],
  ['six are ahead of a steady doctor', 6, steady, { from: 30, to: 35 }],
  ['six are ahead of an uneven one', 6, [120, 240, 360, 600], { from: 20, to: 50 }],
  ['one very long visit does not frighten', 4, [300, 300, 300, 300, 3600], { from: 20, to: 25 }],
])('%s: the range is honest', (_, ahead, visitSeconds, expected) => {
  expect(waitMinutes({ ahead, visitSeconds })).toEqual(expected)
})

it('after two visits nobody can say', () => {
  expect(waitMinutes({ ahead: 3, visitSeconds: [300, 300] })).toBeNull()
})

it('whoever goes away is to be back ten minutes before the earliest call, on the five minutes', () => {
  const asOf = new Date('2026-11-24T09:03:00+08:00')

  expect(backBy({ from: 40, to: 60 }, asOf)).toEqual(new Date('2026-11-24T09:30:00+08:00'))
  expect(backBy({ from: 20, to: 30 }, asOf)).toBeUndefined()
})
