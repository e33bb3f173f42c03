import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { cancellationsRoutes } from '@tongzhen/contract/cancellations'
import { whileAtDesk } from '../lib/activity'
import { ask } from './client'

type R = typeof cancellationsRoutes

const ALL = ['cancellations'] as const

interface Decided {
  appointmentId: string
  version: number
  reason: string
}

/** Followed, because the hospital may let one go while somebody is thinking. */
export function useHeldCancellations(institutionId: string | undefined) {
  return useInfiniteQuery({
    queryKey: [...ALL, institutionId],
    queryFn: ({ pageParam }) =>
      ask<R['listHeldCancellations']>({
        method: 'GET',
        path: '/api/staff/cancellations',
        query: { institutionId, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: whileAtDesk(5_000),
  })
}

export function useCancellationActions() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: ALL })

  return {
    askAgain: useMutation({
      mutationFn: (appointmentId: string) =>
        ask<R['askToCancelAgain']>({
          method: 'POST',
          path: '/api/staff/cancellations/:appointmentId/question',
          params: { appointmentId },
        }),
      onSettled,
    }),
    settle: useMutation({
      mutationFn: ({ appointmentId, ...body }: Decided) =>
        ask<R['settleCancellation']>({
          method: 'POST',
          path: '/api/staff/cancellations/:appointmentId/settlement',
          params: { appointmentId },
          body,
        }),
      onSettled,
    }),
    decide: useMutation({
      mutationFn: ({ appointmentId, ...body }: Decided & { isConfirmed: boolean }) =>
        ask<R['decideCancellation']>({
          method: 'POST',
          path: '/api/staff/cancellations/:appointmentId/settlement/decision',
          params: { appointmentId },
          body,
        }),
      onSettled,
    }),
  }
}
