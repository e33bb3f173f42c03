import { useQuery } from '@tanstack/react-query'
import type { billingRoutes, CostKind } from '@tongzhen/contract/billing'
import type { ResponseOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'

export type Bills = ResponseOf<typeof billingRoutes.listBills>

export type BillsState = 'open' | 'paid'

interface CostsWanted {
  kind: CostKind
  /** Both days included, `YYYY-MM-DD`. */
  from: string
  to: string
}

/** What was spent in a period, by class. */
export function useCosts({ patientId, institutionId }: BillsOf, { kind, from, to }: CostsWanted) {
  return useQuery({
    queryKey: ['costs', patientId, institutionId, kind, from, to],
    queryFn: () =>
      call<typeof billingRoutes.getCosts>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/costs',
        params: { patientId, institutionId },
        query: { kind, from, to },
      }),
    enabled: session.isReady,
    staleTime: 0,
  })
}

/** Whose bills, and in which hospital. */
interface BillsOf {
  patientId: string
  institutionId: string
}

/** What a hospital wants to be paid, or has been; live, so it is asked again whenever the page is opened. */
export function useBills(
  { patientId, institutionId }: BillsOf,
  state: BillsState,
  { enabled }: { enabled: boolean },
) {
  const { language } = preferences
  return useQuery({
    queryKey: ['bills', patientId, institutionId, state, language],
    queryFn: () =>
      call<typeof billingRoutes.listBills>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/bills',
        params: { patientId, institutionId },
        query: { state },
      }),
    enabled: enabled && session.isReady,
    staleTime: 0,
    // Another language of the same list may stand meanwhile; another person's never.
    placeholderData: (before, query) =>
      query?.queryKey.slice(1, 4).join() === [patientId, institutionId, state].join() ? before : undefined,
  })
}

export function useBill({ patientId, institutionId, billId }: BillsOf & { billId: string }) {
  const { language } = preferences
  return useQuery({
    queryKey: ['bill', patientId, institutionId, billId, language],
    queryFn: () =>
      call<typeof billingRoutes.getBill>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/bills/:billId',
        params: { patientId, institutionId, billId },
      }),
    enabled: session.isReady,
    placeholderData: (before) => before,
  })
}
