import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NamedDoctorDeskRequest, namedDoctorDeskRoutes } from '@tongzhen/contract/named-doctor'
import type { BodyOf, QueryOf } from '@tongzhen/contract/route'
import { whileAtDesk } from '../lib/activity'
import { ask } from './client'

type R = typeof namedDoctorDeskRoutes

const keys = {
  list: ['named-doctors', 'list'] as const,
  one: (requestId: string) => ['named-doctors', 'one', requestId] as const,
}

/** The work-list; new ones come in by themselves. */
export function useNamedDoctors(filter: Omit<QueryOf<R['listNamedDoctorRequests']>, 'cursor'>) {
  return useInfiniteQuery({
    queryKey: [...keys.list, filter.show, filter.institutionId],
    queryFn: ({ pageParam }) =>
      ask<R['listNamedDoctorRequests']>({
        method: 'GET',
        path: '/api/staff/named-doctor-requests',
        query: { ...filter, cursor: pageParam },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: whileAtDesk(5_000),
  })
}

/** Followed, because the hospital and the patient answer while somebody looks. */
export function useNamedDoctor(requestId: string) {
  return useQuery({
    queryKey: keys.one(requestId),
    queryFn: () =>
      ask<R['getNamedDoctorRequest']>({
        method: 'GET',
        path: '/api/staff/named-doctor-requests/:requestId',
        params: { requestId },
      }),
    refetchInterval: whileAtDesk(3_000),
  })
}

export function useSessions(requestId: string) {
  return useQuery({
    queryKey: ['named-doctors', 'sessions', requestId],
    queryFn: () =>
      ask<R['listNamedDoctorSessions']>({
        method: 'GET',
        path: '/api/staff/named-doctor-requests/:requestId/sessions',
        params: { requestId },
      }),
    refetchInterval: whileAtDesk(15_000),
  })
}

export function useSlots(requestId: string, scheduleId: string | undefined) {
  return useQuery({
    queryKey: ['named-doctors', 'slots', requestId, scheduleId],
    queryFn: () =>
      ask<R['listNamedDoctorSlots']>({
        method: 'GET',
        path: '/api/staff/named-doctor-requests/:requestId/sessions/:scheduleId/slots',
        params: { requestId, scheduleId: scheduleId ?? '' },
      }),
    enabled: scheduleId !== undefined,
    refetchInterval: whileAtDesk(10_000),
  })
}

/** What a person may do about a request; each answers the request as it is then. */
export function useNamedDoctorActions(requestId: string) {
  const queries = useQueryClient()
  const settled = {
    onSuccess: (request: NamedDoctorDeskRequest) => queries.setQueryData(keys.one(requestId), request),
    onSettled: () => queries.invalidateQueries({ queryKey: ['named-doctors'] }),
  }
  const params = { requestId }

  return {
    take: useMutation({
      mutationFn: (body: BodyOf<R['takeNamedDoctorRequest']>) =>
        ask<R['takeNamedDoctorRequest']>({
          method: 'POST',
          path: '/api/staff/named-doctor-requests/:requestId/assignment',
          ...{ params, body },
        }),
      ...settled,
    }),
    noteCall: useMutation({
      mutationFn: (body: BodyOf<R['noteCall']>) =>
        ask<R['noteCall']>({
          method: 'POST',
          path: '/api/staff/named-doctor-requests/:requestId/calls',
          ...{ params, body },
        }),
      ...settled,
    }),
    fix: useMutation({
      mutationFn: (body: BodyOf<R['fixVisit']>) =>
        ask<R['fixVisit']>({
          method: 'POST',
          path: '/api/staff/named-doctor-requests/:requestId/visit',
          ...{ params, body },
        }),
      ...settled,
    }),
    decline: useMutation({
      mutationFn: (body: BodyOf<R['declineNamedDoctorRequest']>) =>
        ask<R['declineNamedDoctorRequest']>({
          method: 'POST',
          path: '/api/staff/named-doctor-requests/:requestId/refusal',
          ...{ params, body },
        }),
      ...settled,
    }),
    /** Kept by nobody: it is gone with the page. */
    unmask: useMutation({
      mutationFn: (reason: string) =>
        ask<R['unmaskNamedDoctorRequest']>({
          method: 'POST',
          path: '/api/staff/named-doctor-requests/:requestId/unmasked',
          ...{ params, body: { reason } },
        }),
      gcTime: 0,
    }),
  }
}
