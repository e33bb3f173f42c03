import { useDidShow } from '@tarojs/taro'

/** Asks again on the way back to a page; what it has never asked is asked by itself. */
export function useRefetchOnShow({
  isFetched,
  refetch,
}: {
  isFetched: boolean
  refetch: () => unknown
}): void {
  useDidShow(() => {
    if (isFetched) refetch()
  })
}
