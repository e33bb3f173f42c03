import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { Payment, paymentsRoutes } from '@tongzhen/contract/payments'
import type { BodyOf } from '@tongzhen/contract/route'
import { settledPaymentStates } from '@tongzhen/contract/states'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

/** A list with something unsettled in it. */
const LIST_EVERY_MS = 5_000

/** Something may still happen to it by itself. */
export const isOpen = ({ state }: Pick<Payment, 'state'>) => !settledPaymentStates.includes(state)

/** Who gives the visit back gets the money back, also while looking at it. */
const mayComeBack = ({ purpose, state }: Payment) => purpose === 'registration' && state === 'paid'

/** One payment, followed while it is open. */
export function usePayment(paymentId: string) {
  const cache = useQueryClient()
  return useFollowed<Payment>({
    queryKey: ['payment', paymentId, preferences.language],
    ask: (how) =>
      call<typeof paymentsRoutes.getPayment>({
        method: 'GET',
        path: '/api/payments/:paymentId',
        params: { paymentId },
        ...how,
      }),
    isSettling: (known) => isOpen(known) || mayComeBack(known),
    onChanged: () => {
      for (const name of ['payments', 'invoice', 'invoices', 'stays'])
        cache.invalidateQueries({ queryKey: [name] })
    },
  })
}

/** Payments in every hospital of the channel, page by page; of one patient or of all; `from` a day. */
export function usePayments({
  patientId,
  from,
}: {
  patientId?: string | undefined
  from?: string | undefined
} = {}) {
  const { language } = preferences
  const isShown = useIsShown()
  return useInfiniteQuery({
    queryKey: ['payments', patientId, from, language],
    queryFn: ({ pageParam }) =>
      call<typeof paymentsRoutes.listPayments>({
        method: 'GET',
        path: '/api/payments',
        query: {
          ...(patientId && { patientId }),
          ...(from && { from }),
          ...(pageParam && { cursor: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: session.isReady,
    refetchInterval: ({ state }) =>
      isShown && state.data?.pages.some((page) => page.payments.some(isOpen)) ? LIST_EVERY_MS : false,
  })
}

/** Puts an answer where every page finds it, and has asked again what it may have changed. */
function useKeepPayment() {
  const cache = useQueryClient()
  return (payment: Payment) => {
    cache.setQueryData(['payment', payment.paymentId, preferences.language], payment)
    for (const name of ['payments', 'bills', 'bill', 'appointment', 'appointments'])
      cache.invalidateQueries({ queryKey: [name] })
  }
}

/** `onRefused`: the hospital or we said no, so what the page shows is out of date. */
export function useCreatePayment(options: { onCreated: (payment: Payment) => void; onRefused: () => void }) {
  const keep = useKeepPayment()
  return useIntention<BodyOf<typeof paymentsRoutes.createPayment>, Payment>({
    name: 'pay',
    perform: (body, key) =>
      call<typeof paymentsRoutes.createPayment>({ method: 'POST', path: '/api/payments', body, key }),
    onDone: keep,
    onDoneHere: options.onCreated,
    onFailedHere: (error) => {
      if (error.isRefusal) options.onRefused()
    },
  })
}

/** Gives up paying. `onRefused` also when nobody answered: what the page shows may be out of date. */
export function useClosePayment(options: { onClosed: () => void; onRefused: () => void }) {
  const keep = useKeepPayment()
  return useIntention<{ paymentId: string }, Payment>({
    name: 'close-payment',
    perform: (params, key) =>
      call<typeof paymentsRoutes.closePayment>({
        method: 'POST',
        path: '/api/payments/:paymentId/closure',
        params,
        key,
      }),
    onDone: keep,
    onDoneHere: options.onClosed,
    onFailedHere: options.onRefused,
  })
}

/** The cashier is gone: has the provider asked. Unanswered, it is no loss: the payment is followed anyway. */
export function useReturnFromCashier() {
  const keep = useKeepPayment()
  return useIntention<{ paymentId: string }, Payment>({
    name: 'return-from-cashier',
    perform: (params, key) =>
      call<typeof paymentsRoutes.returnFromCashier>({
        method: 'POST',
        path: '/api/payments/:paymentId/cashier-result',
        params,
        key,
      }),
    onDone: keep,
  })
}
