import { useQuery } from '@tanstack/react-query'
import type { bookingRoutes } from '@tongzhen/contract/booking'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { call } from './client'

/** Places go while one looks: how often the times of a session are asked again. */
const SLOTS_EVERY_MS = 10_000

/** The doctor's sessions of the coming days. */
export function useSchedules(institutionId: string, doctorId: string) {
  const { language } = preferences
  return useQuery({
    queryKey: ['schedules', institutionId, doctorId, language],
    queryFn: async () => {
      const answer = await call<typeof bookingRoutes.listSchedules>({
        method: 'GET',
        path: '/api/institutions/:institutionId/doctors/:doctorId/schedules',
        params: { institutionId, doctorId },
      })
      return answer.schedules
    },
    placeholderData: (before, query) => (query?.queryKey[2] === doctorId ? before : undefined),
  })
}

/** Times of a session with the places left, asked again and again while the page is in sight. */
export const slotsOf = (institutionId: string, scheduleId: string) => ({
  queryKey: ['slots', institutionId, scheduleId, preferences.language],
  queryFn: () =>
    call<typeof bookingRoutes.listSlots>({
      method: 'GET',
      path: '/api/institutions/:institutionId/schedules/:scheduleId/slots',
      params: { institutionId, scheduleId },
    }),
  staleTime: 0,
})

export function useSlots(institutionId: string, scheduleId: string) {
  const isShown = useIsShown()
  return useQuery({
    ...slotsOf(institutionId, scheduleId),
    refetchInterval: isShown ? SLOTS_EVERY_MS : false,
    // The page says when it was last asked, also when nothing is new.
    notifyOnChangeProps: ['data', 'error', 'dataUpdatedAt'],
    placeholderData: (before, query) => (query?.queryKey[2] === scheduleId ? before : undefined),
  })
}
