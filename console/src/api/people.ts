import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { staffRoutes } from '@tongzhen/contract/staff'
import type { StaffRole } from '@tongzhen/contract/staff-roles'
import { ask } from './client'

type R = typeof staffRoutes

const key = ['people'] as const

export function usePeople() {
  return useQuery({
    queryKey: key,
    queryFn: () => ask<R['listStaff']>({ method: 'GET', path: '/api/staff/people' }),
  })
}

export interface Invitation {
  name: string
  phone: string
  role: StaffRole
  institutionId: string | null
}

/** Somebody who has an authenticator to set up, and the code for it, which is shown once. */
export type ToEnrol = ResponseOf<R['inviteStaff']>

export function usePeopleActions() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: key })

  return {
    invite: useMutation({
      mutationFn: (body: Invitation) =>
        ask<R['inviteStaff']>({ method: 'POST', path: '/api/staff/people', body }),
      onSuccess,
    }),
    disable: useMutation({
      mutationFn: ({ staffId, reason }: { staffId: string; reason: string }) =>
        ask<R['disableStaff']>({
          method: 'POST',
          path: '/api/staff/people/:staffId/disablement',
          params: { staffId },
          body: { reason },
        }),
      onSuccess,
    }),
    resetFactor: useMutation({
      mutationFn: ({ staffId, reason }: { staffId: string; reason: string }) =>
        ask<R['resetStaffFactor']>({
          method: 'POST',
          path: '/api/staff/people/:staffId/factor-reset',
          params: { staffId },
          body: { reason },
        }),
      onSuccess,
    }),
  }
}
