import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { bookingRoutes } from '@tongzhen/contract/booking'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useIntention } from './use-intention'

const path = '/api/followed-doctors/:institutionId/:doctorId'

export function useFollowedDoctors() {
  const { language } = preferences
  return useQuery({
    queryKey: ['followed-doctors', language],
    queryFn: async () => {
      const answer = await call<typeof bookingRoutes.listFollowedDoctors>({
        method: 'GET',
        path: '/api/followed-doctors',
      })
      return answer.doctors
    },
    enabled: session.isReady,
    placeholderData: (before) => before,
  })
}

/** Follows or unfollows one doctor. */
export function useFollow(institutionId: string, doctorId: string) {
  const cache = useQueryClient()
  const params = { institutionId, doctorId }
  return useIntention<{ follow: boolean; institutionId: string; doctorId: string }, unknown>({
    name: 'follow',
    perform: ({ follow }, key) =>
      follow
        ? call<typeof bookingRoutes.followDoctor>({ method: 'PUT', path, params, key })
        : call<typeof bookingRoutes.unfollowDoctor>({ method: 'DELETE', path, params, key }),
    onDone: () => cache.invalidateQueries({ queryKey: ['followed-doctors'] }),
  })
}
