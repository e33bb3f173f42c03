import { useQuery } from '@tanstack/react-query'
import type { bookingRoutes } from '@tongzhen/contract/booking'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'

export function useUpcomingAppointments() {
  const { language } = preferences
  return useQuery({
    queryKey: ['appointments', 'upcoming', language],
    queryFn: () =>
      call<typeof bookingRoutes.listAppointments>({
        method: 'GET',
        path: '/api/appointments',
        query: { when: 'upcoming' },
      }),
    enabled: session.isReady,
  })
}
