import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HomeDesign } from '@tongzhen/contract/home-designs'
import type {
  InstitutionSettings,
  institutionSettingsRoutes,
  SettingsOfInstitution,
} from '@tongzhen/contract/institution-settings'
import { ask } from './client'

type R = typeof institutionSettingsRoutes

const keyOf = (institutionId: string) => ['settings', institutionId] as const

/** Asked for anew by whoever wants to, not under somebody's hands. */
export function useSettings(institutionId: string) {
  return useQuery({
    queryKey: keyOf(institutionId),
    queryFn: () =>
      ask<R['getInstitutionSettings']>({
        method: 'GET',
        path: '/api/staff/institutions/:institutionId/settings',
        params: { institutionId },
      }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function useSettingsActions(institutionId: string) {
  const queries = useQueryClient()
  const params = { institutionId }
  const onSuccess = (settings: SettingsOfInstitution) => queries.setQueryData(keyOf(institutionId), settings)

  return {
    change: useMutation({
      mutationFn: (body: { version: number; settings: InstitutionSettings; reason: string }) =>
        ask<R['changeInstitutionSettings']>({
          method: 'PUT',
          path: '/api/staff/institutions/:institutionId/settings',
          params,
          body,
        }),
      onSuccess,
    }),
    restore: useMutation({
      mutationFn: (body: { version: number; restore: number; reason: string }) =>
        ask<R['restoreInstitutionSettings']>({
          method: 'POST',
          path: '/api/staff/institutions/:institutionId/settings/restoration',
          params,
          body,
        }),
      onSuccess,
    }),
  }
}

/** The address is good for some minutes: long enough for a frame to load, which then keeps what it has. */
export function usePreview(institutionId: string, homeDesign: HomeDesign) {
  return useQuery({
    queryKey: ['preview', institutionId, homeDesign],
    queryFn: () =>
      ask<R['previewHome']>({
        method: 'POST',
        path: '/api/staff/institutions/:institutionId/home-preview',
        params: { institutionId },
        body: { homeDesign },
      }),
    staleTime: 60_000,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
