import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { QueryOf } from '@tongzhen/contract/route'
import type { PeriodUnit, statisticsRoutes } from '@tongzhen/contract/statistics'
import { currentLanguage } from '../lib/i18n'
import { ask } from './client'

type R = typeof statisticsRoutes

export interface Period {
  /** Undefined: all that the person sees. */
  institutionId: string | undefined
  from: string
  to: string
  per: PeriodUnit
}

/** Of what was: asked for anew only when somebody looks again. */
const settings = { placeholderData: keepPreviousData, staleTime: 60_000 }

export function useRefundStatistics(query: Period) {
  return useQuery({
    queryKey: ['statistics', 'refunds', query],
    queryFn: ({ signal }) =>
      ask<R['getRefundStatistics']>({
        ...{ method: 'GET', path: '/api/staff/statistics/refunds', query, signal },
      }),
    ...settings,
  })
}

export function useRefundsReturned(query: QueryOf<R['getRefundsReturned']>) {
  return useQuery({
    queryKey: ['statistics', 'returned', query],
    queryFn: ({ signal }) =>
      ask<R['getRefundsReturned']>({
        ...{ method: 'GET', path: '/api/staff/statistics/refunds/returned', query, signal },
      }),
    staleTime: 60_000,
  })
}

export function useFinanceReport(query: Period) {
  return useQuery({
    queryKey: ['statistics', 'finance', query],
    queryFn: ({ signal }) =>
      ask<R['getFinanceReport']>({
        ...{ method: 'GET', path: '/api/staff/statistics/finance', query, signal },
      }),
    ...settings,
  })
}

export function useVisitStatistics(query: Period) {
  return useQuery({
    queryKey: ['statistics', 'visits', query],
    queryFn: ({ signal }) =>
      ask<R['getVisitStatistics']>({
        ...{ method: 'GET', path: '/api/staff/statistics/visits', query, signal },
      }),
    ...settings,
  })
}

export function useHospitalStatistics(query: QueryOf<R['getHospitalStatistics']>, isWanted: boolean) {
  return useQuery({
    queryKey: ['statistics', 'hospital', query],
    queryFn: ({ signal }) =>
      ask<R['getHospitalStatistics']>({
        ...{ method: 'GET', path: '/api/staff/statistics/hospital', query, signal },
      }),
    staleTime: 60_000,
    enabled: isWanted,
  })
}

export function statisticsAddress(sheet: 'refunds' | 'finance' | 'visits', period: Period): string {
  const { institutionId, ...rest } = period
  const query = { ...rest, ...(institutionId && { institutionId }), sheet, language: currentLanguage() }

  return `/api/staff/statistics/${sheet === 'visits' ? 'visits' : 'money'}/export?${new URLSearchParams(query)}`
}
