import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { inspectionsRoutes } from '@tongzhen/contract/inspections'
import type { BodyOf, QueryOf } from '@tongzhen/contract/route'
import { whileAtDesk } from '../lib/activity'
import { ask, ConsoleError } from './client'

type R = typeof inspectionsRoutes
export type InspectionFilter = Omit<QueryOf<R['listInspections']>, 'cursor'>

const LIST = ['inspections', 'list'] as const

/** The work-list; new ones come in by themselves. */
export function useInspections(filter: InspectionFilter) {
  return useInfiniteQuery({
    queryKey: [...LIST, filter],
    queryFn: ({ pageParam }) =>
      ask<R['listInspections']>({
        method: 'GET',
        path: '/api/staff/inspections',
        query: { ...filter, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: whileAtDesk(10_000),
  })
}

/** Asked once for each opening, and kept no longer than it is looked at: each time is recorded. */
export function useFlagged(conversationId: string) {
  return useQuery({
    queryKey: ['inspections', 'one', conversationId],
    queryFn: () =>
      ask<R['readFlagged']>({
        method: 'POST',
        path: '/api/staff/inspections/:conversationId/reading',
        params: { conversationId },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function useJudge(conversationId: string, onJudged: () => void) {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: (body: BodyOf<R['judgeFlagged']>) =>
      ask<R['judgeFlagged']>({
        method: 'POST',
        path: '/api/staff/inspections/:conversationId/verdict',
        ...{ params: { conversationId }, body },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: LIST })
      onJudged()
    },
    // Something was said meanwhile: what is judged has to be read first.
    onError: (error) =>
      error instanceof ConsoleError && error.code === 'SERVICE_CHANGED'
        ? queries.invalidateQueries({ queryKey: ['inspections', 'one', conversationId] })
        : undefined,
  })
}
