import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RulesOfInstitution, refundsDeskRoutes } from '@tongzhen/contract/refunds'
import type { BodyOf } from '@tongzhen/contract/route'
import { ask } from './client'

type R = typeof refundsDeskRoutes

const keyOf = (institutionId: string) => ['refund-rules', institutionId] as const

/** Asked for anew by whoever wants to, not under somebody's hands. */
export function useRefundRules(institutionId: string) {
  return useQuery({
    queryKey: keyOf(institutionId),
    queryFn: () =>
      ask<R['getRefundRules']>({
        method: 'GET',
        path: '/api/staff/institutions/:institutionId/refund-rules',
        params: { institutionId },
      }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function useRefundRulesActions(institutionId: string) {
  const queries = useQueryClient()
  const params = { institutionId }
  const onSuccess = (rules: RulesOfInstitution) => queries.setQueryData(keyOf(institutionId), rules)

  return {
    change: useMutation({
      mutationFn: (body: BodyOf<R['changeRefundRules']>) =>
        ask<R['changeRefundRules']>({
          method: 'PUT',
          path: '/api/staff/institutions/:institutionId/refund-rules',
          ...{ params, body },
        }),
      onSuccess,
    }),
    restore: useMutation({
      mutationFn: (body: BodyOf<R['restoreRefundRules']>) =>
        ask<R['restoreRefundRules']>({
          method: 'POST',
          path: '/api/staff/institutions/:institutionId/refund-rules/restoration',
          ...{ params, body },
        }),
      onSuccess,
    }),
  }
}
