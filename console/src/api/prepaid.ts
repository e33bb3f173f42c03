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

/** Once somebody wants it: asked for until the provider has made it. */
export function useTransferReceipt(applicationId: string, { isWanted }: { isWanted: boolean }) {
  return useQuery({
    queryKey: ['refunds', 'receipt', applicationId],
    queryFn: () =>
      ask<R['askTransferReceipt']>({ method: 'GET', path: `${AT}/receipt`, params: { applicationId } }),
    enabled: isWanted,
    retry: false,
    refetchInterval: ({ state: { data, error } }) =>
      error === null && data?.isReady === false ? whileAtDesk(2_000)() : false,
  })
}

export function receiptAddress(applicationId: string): string {
  return `${AT.replace(':applicationId', applicationId)}/receipt/file`
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
