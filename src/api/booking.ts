import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Appointment, bookingRoutes } from '@tongzhen/contract/booking'
import type { BodyOf } from '@tongzhen/contract/route'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

/** Places go while one looks: how often the times of a session are asked again. */
const SLOTS_EVERY_MS = 10_000
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

/** Puts an answer where every page finds it, and has the lists asked again. */
export function useKeepAppointment() {
  const cache = useQueryClient()
  return (appointment: Appointment) => {
    cache.setQueryData(['appointment', appointment.appointmentId, preferences.language], appointment)
    cache.invalidateQueries({ queryKey: ['appointments'] })
    cache.invalidateQueries({ queryKey: ['slots'] })
    cache.invalidateQueries({ queryKey: ['schedules'] })
    cache.invalidateQueries({ queryKey: ['doctors'] })
  }
}

/** `onRefused`: the hospital or we said no, so what the page shows is out of date. */
export function useBook(options: { onBooked: (appointment: Appointment) => void; onRefused: () => void }) {
  const keep = useKeepAppointment()
  return useIntention<BodyOf<typeof bookingRoutes.book>, Appointment>({
    name: 'book',
    perform: (body, key) =>
      call<typeof bookingRoutes.book>({ method: 'POST', path: '/api/appointments', body, key }),
    onDone: keep,
    onDoneHere: options.onBooked,
    onFailedHere: (error) => {
      if (error.isRefusal) options.onRefused()
    },
  })
}

/** `onRefused` also when nobody answered: what the page shows may be out of date. */
export function useCancelAppointment(options: { onAccepted: () => void; onRefused: () => void }) {
  const keep = useKeepAppointment()
  return useIntention<{ appointmentId: string }, Appointment>({
    name: 'cancel',
    perform: (params, key) =>
      call<typeof bookingRoutes.cancelAppointment>({
        method: 'POST',
        path: '/api/appointments/:appointmentId/cancellation',
        params,
        key,
      }),
    onDone: keep,
    onDoneHere: options.onAccepted,
    onFailedHere: options.onRefused,
  })
}
