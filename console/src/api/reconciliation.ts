import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  Difference,
  DifferenceClass,
  DifferenceState,
  RunState,
  reconciliationRoutes,
} from '@tongzhen/contract/reconciliation'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { whileAtDesk } from '../lib/activity'
import { ask } from './client'

type R = typeof reconciliationRoutes

export interface DayKey {
  institutionId: string
  day: string
}

export interface DifferenceFilter {
  class: DifferenceClass | undefined
  means: PaymentMeans | undefined
  state: DifferenceState | undefined
}

const ALL = ['reconciliation'] as const
const keys = {
  days: (institutionId: string) => [...ALL, 'days', institutionId] as const,
  day: ({ institutionId, day }: DayKey) => [...ALL, 'day', institutionId, day] as const,
  one: (differenceId: string) => [...ALL, 'one', differenceId] as const,
}

/** A day that is being read is followed closely. */
export function isUnderWay(state: RunState | undefined): boolean {
  return state === 'reading' || state === 'comparing'
}

export function useReconDays(institutionId: string) {
  return useInfiniteQuery({
    queryKey: keys.days(institutionId),
    queryFn: ({ pageParam: before }) =>
      ask<R['listReconDays']>({
        method: 'GET',
        path: '/api/staff/reconciliation',
        query: { institutionId, before },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextBefore ?? undefined,
    refetchInterval: whileAtDesk(15_000),
  })
}

export function useReconDay(params: DayKey) {
  return useQuery({
    queryKey: keys.day(params),
    queryFn: () =>
      ask<R['getReconDay']>({ method: 'GET', path: '/api/staff/reconciliation/:institutionId/:day', params }),
    refetchInterval: whileAtDesk(1_500),
  })
}

export function useDifferences(params: DayKey, filter: DifferenceFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.day(params), 'differences', filter],
    queryFn: ({ pageParam: cursor }) =>
      ask<R['listDifferences']>({
        method: 'GET',
        path: '/api/staff/reconciliation/:institutionId/:day/differences',
        params,
        query: { ...filter, cursor },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: whileAtDesk(5_000),
  })
}

export function useRunDay(params: DayKey) {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: () =>
      ask<R['runReconDay']>({
        method: 'POST',
        path: '/api/staff/reconciliation/:institutionId/:day/run',
        params,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  })
}

export function useDifference(differenceId: string) {
  return useQuery({
    queryKey: keys.one(differenceId),
    queryFn: () =>
      ask<R['getDifference']>({
        method: 'GET',
        path: '/api/staff/differences/:differenceId',
        params: { differenceId },
      }),
    refetchInterval: whileAtDesk(5_000),
  })
}

/** What a person may do about a difference; each answers it as it is then. */
export function useDifferenceActions(differenceId: string) {
  const queries = useQueryClient()
  const params = { differenceId }
  const settled = {
    onSuccess: (difference: Difference) => queries.setQueryData(keys.one(differenceId), difference),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
  }

  return {
    explain: useMutation({
      mutationFn: (body: { version: number; reason: string }) =>
        ask<R['explainDifference']>({
          ...{ method: 'POST', path: '/api/staff/differences/:differenceId/explanation', params, body },
        }),
      ...settled,
    }),
    writeOff: useMutation({
      mutationFn: (body: { version: number; reason: string }) =>
        ask<R['proposeWriteOff']>({
          ...{ method: 'POST', path: '/api/staff/differences/:differenceId/write-off', params, body },
        }),
      ...settled,
    }),
    decide: useMutation({
      mutationFn: (body: { version: number; reason: string; isConfirmed: boolean }) =>
        ask<R['decideWriteOff']>({
          ...{
            method: 'POST',
            path: '/api/staff/differences/:differenceId/write-off/decision',
            params,
            body,
          },
        }),
      ...settled,
    }),
  }
}
