import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ParkingOfVisit, parkingRoutes } from '@tongzhen/contract/parking'
import { useIsShown } from '@/lib/use-is-shown'
import { session } from '@/stores/session'
import { call } from './client'
import { useIntention } from './use-intention'

/** The gate moves while one looks. */
const LOOK_EVERY_MS = 5_000

const keyOf = (appointmentId: string) => ['parking', appointmentId]

/** The car that is expected with a visit, and where it stands. */
export function useParking(appointmentId: string) {
  const isShown = useIsShown()
  return useQuery({
    queryKey: keyOf(appointmentId),
    queryFn: () =>
      call<typeof parkingRoutes.getParking>({
        method: 'GET',
        path: '/api/appointments/:appointmentId/parking',
        params: { appointmentId },
      }),
    enabled: session.isReady,
    refetchInterval: ({ state }) =>
      isShown && state.data?.parking && state.data.parking.state !== 'left' ? LOOK_EVERY_MS : false,
  })
}

export function useNameCar(appointmentId: string) {
  const cache = useQueryClient()
  return useIntention<{ plate: string; phone: string | null }, ParkingOfVisit>({
    name: `name-car ${appointmentId}`,
    perform: (body, key) =>
      call<typeof parkingRoutes.nameCar>({
        method: 'PUT',
        path: '/api/appointments/:appointmentId/parking',
        params: { appointmentId },
        body,
        key,
      }),
    onDone: (answer) => cache.setQueryData(keyOf(appointmentId), answer),
  })
}

export function useWithdrawCar(appointmentId: string, { onDone }: { onDone: () => void }) {
  const cache = useQueryClient()
  return useIntention<{ appointmentId: string }, ParkingOfVisit>({
    name: 'withdraw-car',
    perform: (params, key) =>
      call<typeof parkingRoutes.withdrawCar>({
        method: 'DELETE',
        path: '/api/appointments/:appointmentId/parking',
        params,
        key,
      }),
    onDone: (answer) => cache.setQueryData(keyOf(appointmentId), answer),
    onDoneHere: onDone,
    onFailedHere: () => cache.invalidateQueries({ queryKey: keyOf(appointmentId) }),
  })
}
