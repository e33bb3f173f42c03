import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useIsShown } from '@/lib/use-is-shown'
import { session } from '@/stores/session'

/** The BFF answers a long poll after 20 s at the latest. */
const LONG_POLL_MS = 30_000
const AFTER_LOSS_MS = 3_000
const AT_ONCE_MS = 50

interface Asking {
  /** Ends the question when the page is left: the next page asks its own. */
  signal: AbortSignal
  query: { waitFor?: number }
  timeoutMs?: number
}

interface FollowOptions<T> {
  queryKey: readonly unknown[]
  /** With `waitFor` the BFF answers as soon as the version is above it. */
  ask: (how: Asking) => Promise<T>
  /** The outcome is still with somebody else. */
  isSettling: (known: T) => boolean
  /** What is shown is of this version already; without any, the first answer tells it. */
  since?: number
  isEnabled?: boolean
  onChanged: () => void
}

/** What somebody else decides about: followed by long poll while it is open, through losses of the network. */
export function useFollowed<T extends { version: number }>(options: FollowOptions<T>) {
  const { queryKey, ask, isSettling, onChanged, since, isEnabled = true } = options
  const isShown = useIsShown()
  const cache = useQueryClient()
  return useQuery<T>({
    queryKey,
    queryFn: async ({ signal }) => {
      const { data: known, fetchFailureCount = 0, error } = cache.getQueryState<T>(queryKey) ?? {}
      // After a loss the first answer shall come at once, to say that the connection is back.
      const isOpen = known === undefined || isSettling(known)
      const versions = [since, known?.version].filter((one) => one !== undefined)
      const version = versions.length > 0 ? Math.max(...versions) : undefined
      const waits = version !== undefined && isOpen && fetchFailureCount === 0 && !error
      const answer = await ask(
        waits ? { signal, query: { waitFor: version }, timeoutMs: LONG_POLL_MS } : { signal, query: {} },
      )
      if (version !== undefined && version !== answer.version) onChanged()
      return answer
    },
    enabled: session.isReady && isEnabled,
    refetchInterval: ({ state }) => {
      if (!isShown || !state.data || !isSettling(state.data)) return false
      return state.error || state.fetchFailureCount > 0 ? AFTER_LOSS_MS : AT_ONCE_MS
    },
    placeholderData: keepPreviousData,
  })
}
