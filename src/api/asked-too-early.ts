import type { Query, QueryClient } from '@tanstack/react-query'

/**
 * A first question that is on its way when its answer stops being true counts, for the cache, as the new one; what it
 * brings was true before. So it is asked once more.
 */
export function askOnceMore(cache: QueryClient): void {
  const askedTooEarly = new WeakSet<Query>()
  cache.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return
    const { query, action } = event
    const { data, fetchStatus } = query.state
    if (action.type === 'invalidate' && data === undefined && fetchStatus !== 'idle') askedTooEarly.add(query)
    if (action.type === 'success' && !action.manual && askedTooEarly.delete(query))
      cache.invalidateQueries({ queryKey: query.queryKey, exact: true })
  })
}
