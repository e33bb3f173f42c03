import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RefundApplication, RefundOffer, refundsRoutes } from '@tongzhen/contract/refunds'
import type { BodyOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

type R = typeof refundsRoutes

/** Somebody decides, or the money is on its way. */
export const isUnderWay = ({ state }: Pick<RefundApplication, 'state'>) =>
  ['with_doctor', 'with_finance', 'with_second', 'returning'].includes(state)

/** What is applied for stands in the lists, and with its payment. */
const askAgain = (cache: QueryClient, { paymentId }: { paymentId: string }) =>
  Promise.all([
    cache.invalidateQueries({ queryKey: ['refunds'] }),
    cache.invalidateQueries({ queryKey: ['payment', paymentId] }),
  ])

/** What of a payment may be given back, as the hospital says now. */
export function useRefundOffer(paymentId: string) {
  return useQuery<RefundOffer>({
    queryKey: ['refund-offer', paymentId, preferences.language],
    queryFn: () =>
      call<R['getRefundOffer']>({
        method: 'GET',
        path: '/api/payments/:paymentId/refund-offer',
        params: { paymentId },
      }),
    enabled: session.isReady,
  })
}

/** What the account has applied for, page by page. */
export function useRefundApplications() {
  return useInfiniteQuery({
    queryKey: ['refunds', 'list', preferences.language],
    queryFn: ({ pageParam }) =>
      call<R['listRefundApplications']>({
        method: 'GET',
        path: '/api/refund-applications',
        query: pageParam ? { cursor: pageParam } : {},
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: session.isReady,
  })
}

interface Named {
  paymentId: string
  applicationId: string
}

/** One application, followed while it is under way. */
export function useRefundApplication(named: Named) {
  const cache = useQueryClient()
  return useFollowed<RefundApplication>({
    queryKey: ['refund', named.applicationId, preferences.language],
    ask: (how) =>
      call<R['getRefundApplication']>({
        method: 'GET',
        path: '/api/payments/:paymentId/refund-applications/:applicationId',
        params: named,
        ...how,
      }),
    isSettling: isUnderWay,
    onChanged: () => askAgain(cache, named),
  })
}

type Applying = BodyOf<R['applyForRefund']> & { paymentId: string }

export function useApplyForRefund({ onApplied }: { onApplied: (application: RefundApplication) => void }) {
  const cache = useQueryClient()
  return useIntention<Applying, RefundApplication>({
    name: 'apply-for-refund',
    perform: ({ paymentId, ...body }, key) =>
      call<R['applyForRefund']>({
        method: 'POST',
        path: '/api/payments/:paymentId/refund-applications',
        params: { paymentId },
        body,
        key,
      }),
    onDone: (application) => askAgain(cache, application),
    onDoneHere: onApplied,
    onFailedHere: (_, { paymentId }) => cache.invalidateQueries({ queryKey: ['refund-offer', paymentId] }),
  })
}

export function useWithdrawRefund({ onWithdrawn }: { onWithdrawn: () => void }) {
  const cache = useQueryClient()
  return useIntention<Named, RefundApplication>({
    name: 'withdraw-refund',
    perform: (params, key) =>
      call<R['withdrawRefundApplication']>({
        method: 'POST',
        path: '/api/payments/:paymentId/refund-applications/:applicationId/withdrawal',
        params,
        key,
      }),
    onDone: (application) => {
      cache.setQueryData(['refund', application.applicationId, preferences.language], application)
      return askAgain(cache, application)
    },
    onDoneHere: onWithdrawn,
    onFailedHere: (_, { applicationId }) => cache.invalidateQueries({ queryKey: ['refund', applicationId] }),
  })
}
