import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PrepaidDeskRefund, prepaidDeskRoutes } from '@tongzhen/contract/prepaid'
import type { BodyOf } from '@tongzhen/contract/route'
import { whileAtDesk } from '../lib/activity'
import { ask } from './client'

type R = typeof prepaidDeskRoutes

const one = (applicationId: string) => ['refunds', 'one', applicationId] as const
const AT = '/api/staff/prepaid-refunds/:applicationId'

/** Followed, because the money moves while somebody looks. */
export function usePrepaidRefund(applicationId: string) {
  return useQuery({
    queryKey: one(applicationId),
    queryFn: () => ask<R['getPrepaidAtDesk']>({ method: 'GET', path: AT, params: { applicationId } }),
    refetchInterval: whileAtDesk(3_000),
  })
}

/** What a person may decide or mend; each answers the refund as it is then. */
export function usePrepaidActions(applicationId: string) {
  const queries = useQueryClient()
  const params = { applicationId }
  const settled = {
    onSuccess: (refund: PrepaidDeskRefund) => queries.setQueryData(one(applicationId), refund),
    onSettled: () => queries.invalidateQueries({ queryKey: ['refunds'] }),
  }

  return {
    agree: useMutation({
      mutationFn: (body: BodyOf<R['agreeToPrepaid']>) =>
        ask<R['agreeToPrepaid']>({ method: 'POST', path: `${AT}/agreement`, params, body }),
      ...settled,
    }),
    decline: useMutation({
      mutationFn: (body: BodyOf<R['declinePrepaid']>) =>
        ask<R['declinePrepaid']>({ method: 'POST', path: `${AT}/refusal`, params, body }),
      ...settled,
    }),
    mend: useMutation({
      mutationFn: (body: BodyOf<R['mendPrepaid']>) =>
        ask<R['mendPrepaid']>({ method: 'POST', path: `${AT}/mending`, params, body }),
      ...settled,
    }),
  }
}
