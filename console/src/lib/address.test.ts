import { describe, expect, it } from 'vitest'
import type { RefundFilter } from '../api/refunds'
import { readRefundFilter, refundSearch } from './refund-search'
import { daysOf, periodProblem, periodsIn, readPeriod } from './statistics-period'

describe('an address', () => {
  it('finds the list of refunds as it was left', () => {
    const left: RefundFilter = {
      ...{ show: 'held_up', institutionId: 'ins_1', means: 'wechat', dates: 'agreed' },
      ...{ from: '2026-11-01', to: '2026-11-24', leastFen: 100, mostFen: 50_000 },
    }

    expect(readRefundFilter(new URLSearchParams(refundSearch(left)), 'mine')).toEqual(left)
  })

  it('that says what no list has is read as if it said nothing', () => {
    const search = new URLSearchParams('show=everything&from=yesterday&leastFen=1e9&means=cash')

    expect(readRefundFilter(search, 'mine')).toEqual({ show: 'mine' })
  })

  it('finds the report’s period as it was left; what is too long for days is told by months', () => {
    const period = (query: string) => readPeriod(new URLSearchParams(query))

    expect(period('from=2026-11-01&to=2026-11-24&per=month&institutionId=ins_1')).toEqual({
      ...{ from: '2026-11-01', to: '2026-11-24', per: 'month', institutionId: 'ins_1' },
    })
    expect(period('from=2025-01-01&to=2026-11-24&per=day').per).toBe('month')
  })
})

describe('a period', () => {
  it('that ends before it begins is said to', () => {
    const period = { from: '2026-11-24', to: '2026-11-01', per: 'day', institutionId: undefined } as const

    expect(periodProblem(period)).toBe('backwards')
    expect(periodProblem({ ...period, to: '2026-11-24' })).toBeUndefined()
  })

  it('shows its days without news too, and of a month no day that was not asked for', () => {
    expect(periodsIn({ from: '2026-10-31', to: '2026-11-02', per: 'day' })).toEqual([
      ...['2026-10-31', '2026-11-01', '2026-11-02'],
    ])
    expect(periodsIn({ from: '2026-10-31', to: '2026-11-02', per: 'month' })).toEqual(['2026-10', '2026-11'])
    expect(daysOf('2026-11', { from: '2026-10-31', to: '2026-11-02' })).toEqual({
      ...{ from: '2026-11-01', to: '2026-11-02' },
    })
  })
})
