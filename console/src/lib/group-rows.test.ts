import { expect, test } from 'vitest'
import { barsOf, groupRows } from './group-rows'

const rows = [
  { period: '2026-11-23', means: 'wechat', paidFen: 100 },
  { period: '2026-11-24', means: 'alipay', paidFen: 250 },
  { period: '2026-11-24', means: 'wechat', paidFen: 50 },
]

test('sums of the same means are one row', () => {
  expect(groupRows(rows, ['means'], ['paidFen']).map(({ means, paidFen }) => [means, paidFen])).toEqual([
    ['wechat', 150],
    ['alipay', 250],
  ])
})

test('each day has its bar, its date written as everywhere, and a day without a payment shows nothing', () => {
  expect(barsOf(rows, ['2026-11-22', '2026-11-23', '2026-11-24'], [{ name: 'paid', of: 'paidFen' }])).toEqual(
    [
      { label: '2026/11/22', parts: [{ name: 'paid', value: 0 }] },
      { label: '2026/11/23', parts: [{ name: 'paid', value: 100 }] },
      { label: '2026/11/24', parts: [{ name: 'paid', value: 300 }] },
    ],
  )
})
