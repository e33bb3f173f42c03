import { useQueryClient } from '@tanstack/react-query'
import type { Appointment, bookingRoutes } from '@tongzhen/contract/booking'
import type { BodyOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { call } from './client'
import { useIntention } from './use-intention'

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
