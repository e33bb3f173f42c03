import { useQueryClient } from '@tanstack/react-query'
import type { Payment, paymentsRoutes } from '@tongzhen/contract/payments'
import type { BodyOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { call } from './client'
import { useIntention } from './use-intention'

/** Puts an answer where every page finds it, and has asked again what it may have changed. */
function useKeepPayment() {
  const cache = useQueryClient()
  return (payment: Payment) => {
    cache.setQueryData(['payment', payment.paymentId, preferences.language], payment)
    for (const name of ['payments', 'bills', 'bill']) cache.invalidateQueries({ queryKey: [name] })
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
      if (!error.isUnknown && error.code !== 'OFFLINE') options.onRefused()
    },
  })
}
