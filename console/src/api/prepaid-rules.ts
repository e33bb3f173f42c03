import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PrepaidRulesOfInstitution, prepaidDeskRoutes } from '@tongzhen/contract/prepaid'
import type { BodyOf } from '@tongzhen/contract/route'
import { ask } from './client'

type R = typeof prepaidDeskRoutes

const keyOf = (institutionId: string) => ['prepaid-rules', institutionId] as const

/** Asked for anew by whoever wants to, not under somebody's hands. */
export function usePrepaidRules(institutionId: string) {
  return useQuery({
    queryKey: keyOf(institutionId),
    queryFn: () =>
      ask<R['getPrepaidRules']>({
        method: 'GET',
        path: '/api/staff/institutions/:institutionId/prepaid-rules',
        params: { institutionId },
      }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function usePrepaidRulesActions(institutionId: string) {
  const queries = useQueryClient()
  const params = { institutionId }
  const onSuccess = (rules: PrepaidRulesOfInstitution) => queries.setQueryData(keyOf(institutionId), rules)

  return {
    change: useMutation({
      mutationFn: (body: BodyOf<R['changePrepaidRules']>) =>
        ask<R['changePrepaidRules']>({
          method: 'PUT',
          path: '/api/staff/institutions/:institutionId/prepaid-rules',
          ...{ params, body },
        }),
      onSuccess,
    }),
    restore: useMutation({
      mutationFn: (body: BodyOf<R['restorePrepaidRules']>) =>
        ask<R['restorePrepaidRules']>({
          method: 'POST',
          path: '/api/staff/institutions/:institutionId/prepaid-rules/restoration',
          ...{ params, body },
        }),
      onSuccess,
    }),
  }
}
