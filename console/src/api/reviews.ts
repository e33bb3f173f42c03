import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewProposal, Review, reviewsRoutes } from '@tongzhen/contract/reviews'
import { whileAtDesk } from '../lib/activity'
import { instantBefore } from '../lib/format'
import { ask } from './client'

type R = typeof reviewsRoutes

export interface ReviewFilter {
  institutionId: string | undefined
  /** Only those that wait for longer. */
  waitingMs: number | undefined
}

const keys = {
  list: ['reviews', 'list'] as const,
  one: (paymentId: string) => ['reviews', 'one', paymentId] as const,
}

export function useReviews({ institutionId, waitingMs }: ReviewFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.list, institutionId, waitingMs],
    queryFn: ({ pageParam }) =>
      ask<R['listReviews']>({
        method: 'GET',
        path: '/api/staff/payments/review',
        query: {
          institutionId,
          cursor: pageParam,
          waitingBefore: waitingMs === undefined ? undefined : instantBefore(waitingMs),
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: whileAtDesk(15_000),
  })
}

/** Followed, because the fact may turn out while somebody is thinking. */
export function useReview(paymentId: string) {
  return useQuery({
    queryKey: keys.one(paymentId),
    queryFn: () =>
      ask<R['getReview']>({ method: 'GET', path: '/api/staff/payments/:paymentId', params: { paymentId } }),
    refetchInterval: whileAtDesk(3_000),
  })
}

/** What a person may do about a payment; each answers the payment as it is then. */
export function useReviewActions(paymentId: string) {
  const queries = useQueryClient()
  const settled = {
    onSuccess: (review: Review) => queries.setQueryData(keys.one(paymentId), review),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reviews'] }),
  }
  const params = { paymentId }

  return {
    askAgain: useMutation({
      mutationFn: () =>
        ask<R['askAgain']>({ method: 'POST', path: '/api/staff/payments/:paymentId/question', params }),
      ...settled,
    }),
    propose: useMutation({
      mutationFn: (body: NewProposal) =>
        ask<R['proposeDecision']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/proposals',
          params,
          body,
        }),
      ...settled,
    }),
    confirm: useMutation({
      mutationFn: ({ proposalId, reason }: { proposalId: string; reason: string }) =>
        ask<R['confirmDecision']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/proposals/:proposalId/confirmation',
          params: { paymentId, proposalId },
          body: { reason },
        }),
      ...settled,
    }),
    refuse: useMutation({
      mutationFn: ({ proposalId, reason }: { proposalId: string; reason: string }) =>
        ask<R['refuseDecision']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/proposals/:proposalId/refusal',
          params: { paymentId, proposalId },
          body: { reason },
        }),
      ...settled,
    }),
    withdraw: useMutation({
      mutationFn: ({ proposalId, reason }: { proposalId: string; reason: string }) =>
        ask<R['withdrawProposal']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/proposals/:proposalId/withdrawal',
          params: { paymentId, proposalId },
          body: { reason },
        }),
      ...settled,
    }),
    /** Kept by nobody: it is gone with the page. */
    unmask: useMutation({
      mutationFn: (reason: string) =>
        ask<R['unmaskPayment']>({
          method: 'POST',
          path: '/api/staff/payments/:paymentId/unmasked',
          params,
          body: { reason },
        }),
      gcTime: 0,
    }),
  }
}
