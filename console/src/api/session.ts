import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { staffRoutes } from '@tongzhen/contract/staff'
import { ask } from './client'

type R = typeof staffRoutes

export const sessionKey = ['session'] as const

/** Who is at the desk, or how far they have signed in. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: () => ask<R['getStaffSession']>({ method: 'GET', path: '/api/staff/session' }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useCreateFirst() {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: (body: { token: string; name: string; phone: string }) =>
      ask<R['createFirstStaff']>({ method: 'POST', path: '/api/staff/first', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionKey }),
  })
}

export function useSendCode() {
  return useMutation({
    mutationFn: (body: { phone: string }) =>
      ask<R['sendStaffCode']>({ method: 'POST', path: '/api/staff/sign-in/code', body }),
  })
}

export function useCheckCode() {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: (body: { phone: string; code: string }) =>
      ask<R['checkStaffCode']>({ method: 'POST', path: '/api/staff/sign-in', body }),
    onSuccess: (session) => queries.setQueryData(sessionKey, session),
  })
}

export function useCheckEnrolmentCode() {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: (body: { code: string }) =>
      ask<R['checkEnrolmentCode']>({ method: 'POST', path: '/api/staff/sign-in/enrolment-code', body }),
    onSuccess: (session) => queries.setQueryData(sessionKey, session),
  })
}

export function useCheckTotp() {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: (body: { code: string }) =>
      ask<R['checkStaffTotp']>({ method: 'POST', path: '/api/staff/sign-in/totp', body }),
    onSuccess: (session) => queries.setQueryData(sessionKey, session),
  })
}

export function useSignOut() {
  const queries = useQueryClient()

  return useMutation({
    mutationFn: () => ask<R['signOutStaff']>({ method: 'DELETE', path: '/api/staff/session' }),
    // Whatever was on the screen is of somebody who has gone, even where the session had ended before.
    onSettled: () => queries.resetQueries(),
  })
}
