import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { NamedDoctorRequest, namedDoctorRoutes } from '@tongzhen/contract/named-doctor'
import type { BodyOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

/** Something happens without the person: staff, the hospital, or the fee. */
export const isArranged = ({ state }: Pick<NamedDoctorRequest, 'state'>) =>
  ['submitted', 'being_arranged', 'booking', 'to_pay'].includes(state)

/** What the account asked for, page by page. */
export function useDoctorRequests() {
  const { language } = preferences
  return useInfiniteQuery({
    queryKey: ['doctor-requests', 'list', language],
    queryFn: ({ pageParam }) =>
      call<typeof namedDoctorRoutes.listDoctorRequests>({
        method: 'GET',
        path: '/api/named-doctor-requests',
        query: pageParam ? { cursor: pageParam } : {},
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: session.isReady,
  })
}

/** One request, followed while somebody sees to it. */
export function useDoctorRequest(requestId: string) {
  const cache = useQueryClient()
  return useFollowed<NamedDoctorRequest>({
    queryKey: ['doctor-request', requestId, preferences.language],
    ask: (how) =>
      call<typeof namedDoctorRoutes.getDoctorRequest>({
        method: 'GET',
        path: '/api/named-doctor-requests/:requestId',
        params: { requestId },
        ...how,
      }),
    isSettling: isArranged,
    onChanged: () => cache.invalidateQueries({ queryKey: ['doctor-requests'] }),
  })
}

export function useAskForDoctor({ onAsked }: { onAsked: (request: NamedDoctorRequest) => void }) {
  const cache = useQueryClient()
  return useIntention<BodyOf<typeof namedDoctorRoutes.askForDoctor>, NamedDoctorRequest>({
    name: 'ask-for-doctor',
    perform: (body, key) =>
      call<typeof namedDoctorRoutes.askForDoctor>({
        method: 'POST',
        path: '/api/named-doctor-requests',
        body,
        key,
      }),
    onDone: () => cache.invalidateQueries({ queryKey: ['doctor-requests'] }),
    onDoneHere: onAsked,
  })
}

export function useWithdrawDoctorRequest({ onWithdrawn }: { onWithdrawn: () => void }) {
  const cache = useQueryClient()
  return useIntention<{ requestId: string }, NamedDoctorRequest>({
    name: 'withdraw-doctor-request',
    perform: (params, key) =>
      call<typeof namedDoctorRoutes.withdrawDoctorRequest>({
        method: 'POST',
        path: '/api/named-doctor-requests/:requestId/withdrawal',
        params,
        key,
      }),
    onDone: (request) => {
      cache.setQueryData(['doctor-request', request.requestId, preferences.language], request)
      return cache.invalidateQueries({ queryKey: ['doctor-requests'] })
    },
    onDoneHere: onWithdrawn,
    onFailedHere: (_, { requestId }) => cache.invalidateQueries({ queryKey: ['doctor-request', requestId] }),
  })
}
