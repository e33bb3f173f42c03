import { onlineManager, QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { ApiError } from './error'

/** Only what may pass by itself is tried again, and only reads. */
const isPassing = (error: Error) =>
  error instanceof ApiError &&
  ['OFFLINE', 'NO_ANSWER', 'SERVER_BUSY', 'HOSPITAL_UNAVAILABLE'].includes(error.code)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => times < 2 && isPassing(error),
      retryDelay: (times) => 500 * 2 ** times,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

// The library's own listeners need a browser; the host tells us instead, in every channel.
onlineManager.setEventListener((setOnline) => {
  const listener = (state: { isConnected: boolean }) => setOnline(state.isConnected)
  Taro.onNetworkStatusChange(listener)
  return () => Taro.offNetworkStatusChange(listener)
})
