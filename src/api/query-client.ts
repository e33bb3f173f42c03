import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { session } from '@/stores/session'
import { askOnceMore } from './asked-too-early'
import { ApiError } from './error'

/** Only what may pass by itself is tried again, and only reads. */
const isPassing = (error: Error) =>
  error instanceof ApiError &&
  ['OFFLINE', 'NO_ANSWER', 'SERVER_BUSY', 'HOSPITAL_UNAVAILABLE'].includes(error.code)

/** The session ended, or an agreement has a new version: what we believe about it is no longer true. */
const isAboutSession = (error: Error) =>
  error instanceof ApiError && (error.code === 'SESSION_REQUIRED' || error.code === 'CONSENT_REQUIRED')

const isGone = (error: Error) =>
  error instanceof ApiError && (error.code === 'NOT_FOUND' || error.code === 'REPORT_GONE')

/** What the phone keeps for where there is no network, and what tells it that something of that has to go. */
const isKept = (name: unknown) =>
  name === 'report' || name === 'appointments' || name === 'patients' || name === 'health-cards'

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // Nothing was typed where something was only read, so the host may sign the person in again.
    onError: (error, { queryKey }) => {
      if (isAboutSession(error)) session.start()
      if (queryKey[0] === 'report' && isGone(error)) import('./keep').then(({ drop }) => drop(queryKey))
    },
    onSuccess: (data, { queryKey }) => {
      if (isKept(queryKey[0])) import('./keep').then(({ keep }) => keep(queryKey, data))
    },
  }),
  mutationCache: new MutationCache({
    onError: (error) => {
      if (isAboutSession(error)) session.renew()
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => times < 2 && isPassing(error),
      // Who is very busy is given the time it asks for (RETRY_AFTER_SECONDS of the BFF), all tries together.
      retryDelay: (times, error) => ((error as ApiError).code === 'SERVER_BUSY' ? 2000 : 500) * 2 ** times,
      refetchOnWindowFocus: false,
      // Named, not found out by what was read: a view that is drawn later reads what its page has not read yet, and
      // nobody would tell it.
      notifyOnChangeProps: ['data', 'error', 'hasNextPage', 'isFetchingNextPage'],
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

askOnceMore(queryClient)

// The library's own listeners need a browser; the host tells us instead, in every channel.
onlineManager.setEventListener((setOnline) => {
  const listener = (state: { isConnected: boolean }) => setOnline(state.isConnected)
  Taro.onNetworkStatusChange(listener)
  return () => Taro.offNetworkStatusChange(listener)
})
