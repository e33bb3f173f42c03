import { describe, expect, it } from 'vitest'
import { inOrder, moved } from './in-order'

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const ids = (order: string[]) => inOrder(rows, order).map(({ id }) => id)

describe('who puts departments or doctors in order', () => {
  it('sees those named first, and the others as the hospital has them', () => {
    expect(ids([])).toEqual(['a', 'b', 'c', 'd'])
    expect(ids(['c', 'a'])).toEqual(['c', 'a', 'b', 'd'])
  })

  it.each([
    ['c', 'up', ['a', 'c', 'b', 'd']],
    ['a', 'down', ['b', 'a', 'c', 'd']],
    ['d', 'top', ['d', 'a', 'b', 'c']],
  ] as const)('moves %s %s by one button', (id, move, expected) => {
    expect(ids(moved({ rows, order: [] }, { id, move }))).toEqual(expected)
  })

  it('moves nobody over either end', () => {
    expect(ids(moved({ rows, order: [] }, { id: 'a', move: 'up' }))).toEqual(['a', 'b', 'c', 'd'])
    expect(ids(moved({ rows, order: [] }, { id: 'd', move: 'down' }))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps the order of another department', () => {
    const order = moved({ rows: rows.slice(0, 2), order: ['y', 'x'] }, { id: 'b', move: 'top' })
    expect(order).toEqual(['b', 'a', 'y', 'x'])
  })
})
