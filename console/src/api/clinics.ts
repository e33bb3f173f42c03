import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Clinic, clinicsRoutes } from '@tongzhen/contract/clinics'
import { ask } from './client'

type R = typeof clinicsRoutes

/** While the hospital is being asked, or people are being told. */
const EVERY_MS = 2000

const key = ['clinics'] as const

/** The clinics of a day. */
export function useClinics({ institutionId, on }: { institutionId: string; on: string }) {
  return useQuery({
    queryKey: [...key, institutionId, on],
    queryFn: () =>
      ask<R['listClinics']>({ method: 'GET', path: '/api/staff/clinics', query: { institutionId, on } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.clinics.some(isUnderWay) ? EVERY_MS : false),
  })
}

/** Something of it is not known, or not everybody has been told. */
export function isUnderWay({ stop }: Clinic): boolean {
  return stop !== null && stop.state !== 'refused' && (stop.state === 'asking' || stop.toldAt === null)
}

interface Named {
  institutionId: string
  scheduleId: string
}

export function useClinicActions() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: key })

  return {
    stop: useMutation({
      mutationFn: ({ reasonZh, reasonEn, ...params }: Named & { reasonZh: string; reasonEn: string }) =>
        ask<R['stopClinic']>({
          method: 'POST',
          path: '/api/staff/clinics/:institutionId/:scheduleId/stop',
          params,
          body: { reasonZh, reasonEn },
        }),
      onSettled,
    }),
    reopen: useMutation({
      mutationFn: ({ reason, ...params }: Named & { reason: string }) =>
        ask<R['reopenClinic']>({
          method: 'POST',
          path: '/api/staff/clinics/:institutionId/:scheduleId/reopening',
          params,
          body: { reason },
        }),
      onSettled,
    }),
  }
}
