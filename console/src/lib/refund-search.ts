import { paymentMeans, refundStates, refundWays } from '@tongzhen/contract/states'
import type { RefundFilter } from '../api/refunds'
import { oneOf } from './one-of'

export const refundShows = ['mine', 'open', 'held_up', 'ended', 'all'] as const

/** The work-list's filters as its address has them: a reload, a link and the way back keep them. */
export function readRefundFilter(search: URLSearchParams, show: RefundFilter['show']): RefundFilter {
  const text = (name: string) => search.get(name) || undefined
  const fen = (name: string) =>
    /^\d{1,9}$/.test(search.get(name) ?? '') ? Number(search.get(name)) : undefined
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(search.get(name) ?? '') ? text(name) : undefined)

  return withoutGaps({
    show: oneOf(refundShows, search.get('show')) ?? show,
    institutionId: text('institutionId'),
    state: oneOf(refundStates, search.get('state')),
    means: oneOf(paymentMeans, search.get('means')),
    way: oneOf(refundWays, search.get('way')),
    dates: oneOf(['applied', 'agreed'], search.get('dates')),
    ...{ from: day('from'), to: day('to'), leastFen: fen('leastFen'), mostFen: fen('mostFen') },
    number: text('number'),
  })
}

/** The address's query of a filter. */
export function refundSearch(filter: Partial<RefundFilter>): string {
  return new URLSearchParams(
    Object.entries(withoutGaps(filter)).map(([name, value]) => [name, String(value)]),
  ).toString()
}

function withoutGaps<Filter extends object>(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter
}
