import { expect, it } from 'vitest'
import { yuanOf } from './yuan.ts'

it.each([
  [0, '0.00'],
  [1, '0.01'],
  [29, '0.29'],
  [100, '1.00'],
  [50_010, '500.10'],
  [123_456_789, '1234567.89'],
])('%i fen are %s yuan', (fen, yuan) => {
  expect(yuanOf(fen)).toBe(yuan)
})

it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no amount', (fen) => {
  expect(() => yuanOf(fen)).toThrow('is no amount in fen')
})
