import { expect, test } from 'vitest'
import { fenOfTyped } from './fen-of-typed'

test.each([
  ['1000', 100_000],
  ['0.29', 29],
  ['1000.5', 100_050],
  [' 1,000 ', 100_000],
  ['', undefined],
  ['1000.555', undefined],
  ['-5', undefined],
  ['1e3', undefined],
  ['1000000', undefined],
])('"%s" is %s fen', (typed, fen) => {
  expect(fenOfTyped(typed)).toBe(fen)
})
