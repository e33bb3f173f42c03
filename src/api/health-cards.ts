import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { HealthCard, healthCardsRoutes } from '@tongzhen/contract/health-cards'
import { session } from '@/stores/session'
import { call } from './client'
import { useIntention } from './use-intention'

/** A code is asked for again so long before it ends: a reader must not meet it at its last second. */
const RENEW_BEFORE_S = 8

/** The health cards of all patients of the account. */
export function useHealthCards() {
  return useQuery({
    queryKey: ['health-cards'],
    queryFn: () =>
      call<typeof healthCardsRoutes.listHealthCards>({ method: 'GET', path: '/api/health-cards' }),
    enabled: session.isReady,
  })
}

/** The card that is there from then on. */
export function useApplyForHealthCard() {
  const cache = useQueryClient()
  return useIntention<{ patientId: string }, HealthCard>({
    name: 'apply-for-health-card',
    perform: (params, key) =>
      call<typeof healthCardsRoutes.applyForHealthCard>({
        method: 'POST',
        path: '/api/patients/:patientId/health-card',
        params,
        key,
      }),
    onDone: () => cache.invalidateQueries({ queryKey: ['health-cards'] }),
  })
}

/** A code to show now, renewed before it ends while somebody looks at it. `untilMs` is by the clock of this phone. */
export function useHealthCode({ patientId, isShown }: { patientId: string; isShown: boolean }) {
  return useQuery({
    queryKey: ['health-code', patientId],
    queryFn: async () => {
      const askedMs = Date.now()
      const { code, holdsSeconds } = await call<typeof healthCardsRoutes.getHealthCode>({
        method: 'GET',
        path: '/api/patients/:patientId/health-card/code',
        params: { patientId },
      })
      return { code, holdsSeconds, untilMs: askedMs + holdsSeconds * 1000 }
    },
    enabled: isShown,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => 1000 * Math.max(5, (state.data?.holdsSeconds ?? 0) - RENEW_BEFORE_S),
  })
}
