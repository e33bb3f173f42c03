import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useIsShown } from '@/lib/use-is-shown'
import { session } from '@/stores/session'

/** The BFF answers a long poll after 20 s at the latest. */
const LONG_POLL_MS = 30_000
const AFTER_LOSS_MS = 3_000
const AT_ONCE_MS = 50

interface Asking {
  query: { waitFor?: number }
  timeoutMs?: number
}

interface FollowOptions<T> {
  queryKey: readonly unknown[]
  /** With `waitFor` the BFF answers as soon as the version is above it. */
  ask: (how: Asking) => Promise<T>
  /** The outcome is still with somebody else. */
  isSettling: (known: T) => boolean
  onChanged: () => void
}

/** What somebody else decides about: followed by long poll while it is open, through losses of the network. */
export function useFollowed<T extends { version: number }>(options: FollowOptions<T>) {
  const { queryKey, ask, isSettling, onChanged } = options
  const isShown = useIsShown()
  const cache = useQueryClient()
  const query = useQuery<T>({
    queryKey,
    queryFn: async () => {
      const { data: known, fetchFailureCount = 0, error } = cache.getQueryState<T>(queryKey) ?? {}
      // After a loss the first answer shall come at once, to say that the connection is back.
      const waits = known !== undefined && isSettling(known) && fetchFailureCount === 0 && !error
      const answer = await ask(
        waits ? { query: { waitFor: known.version }, timeoutMs: LONG_POLL_MS } : { query: {} },
      )
      if (known && known.version !== answer.version) onChanged()
      return answer
    },
    enabled: session.isReady,
    refetchInterval: ({ state }) => {
      if (!isShown || !state.data || !isSettling(state.data)) return false
      return state.error || state.fetchFailureCount > 0 ? AFTER_LOSS_MS : AT_ONCE_MS
    },
    placeholderData: keepPreviousData,
  })
  // A question of a page that was left may be open still, and its answer lost with that page: asked anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page opens
  useEffect(() => {
    if (cache.getQueryData(queryKey) !== undefined) query.refetch()
  }, [])
  return query
}
