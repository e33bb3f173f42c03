import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { RefundDeskApplication, refundsDeskRoutes } from '@tongzhen/contract/refunds'
import type { reviewsRoutes } from '@tongzhen/contract/reviews'
import type { BodyOf, QueryOf } from '@tongzhen/contract/route'
import { whileAtDesk } from '../lib/activity'
import { ask } from './client'

type R = typeof refundsDeskRoutes
export type RefundFilter = Omit<QueryOf<R['listRefunds']>, 'cursor'>

interface Named {
  paymentId: string
  applicationId: string
}

const one = ({ applicationId }: Named) => ['refunds', 'one', applicationId] as const

/** The work-list; new ones come in by themselves. */
export function useRefunds(filter: RefundFilter) {
  return useInfiniteQuery({
    queryKey: ['refunds', 'list', filter],
    queryFn: ({ pageParam }) =>
      ask<R['listRefunds']>({
        method: 'GET',
        path: '/api/staff/refund-applications',
        query: { ...filter, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    // What somebody is typing into the filters stays, with the rows before.
    placeholderData: keepPreviousData,
    refetchInterval: whileAtDesk(5_000),
  })
}

/** Followed, because the money moves while somebody looks. */
export function useRefund(named: Named) {
  return useQuery({
    queryKey: one(named),
    queryFn: () =>
      ask<R['getRefund']>({
        method: 'GET',
        path: '/api/staff/payments/:paymentId/refund-applications/:applicationId',
        params: named,
      }),
    refetchInterval: whileAtDesk(3_000),
  })
}

/** What a person may decide; each answers the application as it is then. */
export function useRefundActions(params: Named) {
  const queries = useQueryClient()
  const settled = {
    onSuccess: (application: RefundDeskApplication) => queries.setQueryData(one(params), application),
    onSettled: () => queries.invalidateQueries({ queryKey: ['refunds'] }),
  }

  return {
    agree: useMutation({
      mutationFn: (body: BodyOf<R['agreeToRefund']>) =>
        ask<R['agreeToRefund']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/refund-applications/:applicationId/agreement',
          ...{ params, body },
        }),
      ...settled,
    }),
    askAgain: useMutation({
      mutationFn: () =>
        ask<R['askAboutRefund']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/refund-applications/:applicationId/question',
          params,
        }),
      ...settled,
    }),
    decline: useMutation({
      mutationFn: (body: BodyOf<R['declineRefund']>) =>
        ask<R['declineRefund']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/refund-applications/:applicationId/refusal',
          ...{ params, body },
        }),
      ...settled,
    }),
    /** Kept by nobody: it is gone with the page. */
    unmask: useMutation({
      mutationFn: (reason: string) =>
        ask<(typeof reviewsRoutes)['unmaskPayment']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/unmasked',
          params: { paymentId: params.paymentId },
          body: { reason },
        }),
      gcTime: 0,
    }),
  }
}
