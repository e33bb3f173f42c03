import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Position, queueRoutes, VisitDay } from '@tongzhen/contract/queue'
import { randomKey } from '@/lib/random-key'
import { preferences } from '@/stores/preferences'
import { call } from './client'
import type { ApiError } from './error'
import { useFollowed } from './use-followed'

const keyOf = (appointmentId: string) => ['visit-day', appointmentId, preferences.language]

/** The day of a visit, followed until the person was seen. */
export function useVisitDay(appointmentId: string) {
  const cache = useQueryClient()
  return useFollowed<VisitDay>({
    queryKey: keyOf(appointmentId),
    ask: (how) =>
      call<typeof queueRoutes.getVisitDay>({
        method: 'GET',
        path: '/api/appointments/:appointmentId/visit-day',
        params: { appointmentId },
        ...how,
      }),
    isSettling: ({ state }) => state !== 'seen',
    onChanged: () => cache.invalidateQueries({ queryKey: ['appointments'] }),
  })
}

/**
 * Checks in. The hospital takes it once, however often it is sent, so each press is a request of its own and nothing of
 * it is kept on the phone; what came of one that was not answered, the day itself says.
 */
export function useCheckIn(appointmentId: string) {
  const cache = useQueryClient()
  return useMutation<VisitDay, ApiError, Position>({
    mutationFn: (position) =>
      call<typeof queueRoutes.checkIn>({
        method: 'POST',
        path: '/api/appointments/:appointmentId/check-in',
        params: { appointmentId },
        body: { position },
        key: randomKey(),
      }),
    onSuccess: (day) => cache.setQueryData(keyOf(appointmentId), day),
    onError: () => {
      // Not waited for: the day is followed, and may be silent for long before the refusal would be shown.
      cache.invalidateQueries({ queryKey: ['visit-day', appointmentId] })
    },
    gcTime: 0,
  })
}
