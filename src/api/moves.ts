import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Appointment, bookingRoutes } from '@tongzhen/contract/booking'
import { useIsShown } from '@/lib/use-is-shown'
import { preferences } from '@/stores/preferences'
import { useKeepAppointment } from './book'
import { call } from './client'
import { type Intention, useIntention } from './use-intention'

const EVERY_MS = 10_000

/** What could take the place of one whose clinic was stopped; places go while one looks. */
export function useReplacements(appointmentId: string, { isAsked }: { isAsked: boolean }) {
  const { language } = preferences
  const isShown = useIsShown()
  return useQuery({
    queryKey: ['replacements', appointmentId, language],
    queryFn: async () => {
      const answer = await call<typeof bookingRoutes.listReplacements>({
        method: 'GET',
        path: '/api/appointments/:appointmentId/replacements',
        params: { appointmentId },
      })
      return answer.replacements
    },
    enabled: isAsked,
    staleTime: 0,
    refetchInterval: isShown ? EVERY_MS : false,
  })
}

interface Move {
  appointmentId: string
  scheduleId: string
  slotId: string
  feeFen: number
}

export type Moving = Intention<Move>

/** What it was chosen from is asked again when it was not to be had, or nobody answered. */
export function useMoveAppointment(options: { onMoved: (appointment: Appointment) => void }): Moving {
  const cache = useQueryClient()
  const keep = useKeepAppointment()
  return useIntention<Move, Appointment>({
    name: 'move',
    perform: ({ appointmentId, ...body }, key) =>
      call<typeof bookingRoutes.moveAppointment>({
        method: 'POST',
        path: '/api/appointments/:appointmentId/move',
        params: { appointmentId },
        body,
        key,
      }),
    onDone: keep,
    onDoneHere: options.onMoved,
    onFailedHere: (_, { appointmentId }) =>
      void cache.invalidateQueries({ queryKey: ['replacements', appointmentId] }),
  })
}
