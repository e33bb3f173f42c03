import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Appointment, bookingRoutes } from '@tongzhen/contract/booking'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'

/** A list with something unsettled in it. */
const LIST_EVERY_MS = 5_000

/** The outcome is still with the hospital, or with the payment of the fee. */
export const isSettling = ({ state }: Pick<Appointment, 'state'>) =>
  state === 'confirming' || state === 'to_pay' || state === 'cancelling'

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

/** Of all appointments those of one institution, or from a day on. */
export interface AppointmentsWanted {
  institutionId?: string | undefined
  /** `YYYY-MM-DD`. */
  from?: string | undefined
}

/** All appointments of the account's patients, page by page. */
export function useAppointments(when: 'upcoming' | 'past', { institutionId, from }: AppointmentsWanted = {}) {
  const { language } = preferences
  const isShown = useIsShown()
  return useInfiniteQuery({
    queryKey: ['appointments', 'list', when, institutionId, from, language],
    queryFn: ({ pageParam }) =>
      call<typeof bookingRoutes.listAppointments>({
        method: 'GET',
        path: '/api/appointments',
        query: {
          when,
          ...(institutionId && { institutionId }),
          ...(from && { from }),
          ...(pageParam && { cursor: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: session.isReady,
    refetchInterval: ({ state }) =>
      isShown && state.data?.pages.some((page) => page.appointments.some(isSettling)) ? LIST_EVERY_MS : false,
  })
}

/** The hospital may stop the clinic, or open it again, while the page is open. */
const isLive = (appointment: Pick<Appointment, 'state'>) =>
  isSettling(appointment) || appointment.state === 'booked' || appointment.state === 'stopped'

/** One appointment, followed while anybody may still decide something about it. */
export function useAppointment(appointmentId: string) {
  const cache = useQueryClient()
  return useFollowed<Appointment>({
    queryKey: ['appointment', appointmentId, preferences.language],
    ask: (how) =>
      call<typeof bookingRoutes.getAppointment>({
        method: 'GET',
        path: '/api/appointments/:appointmentId',
        params: { appointmentId },
        ...how,
      }),
    isSettling: isLive,
    onChanged: () => cache.invalidateQueries({ queryKey: ['appointments'] }),
  })
}
