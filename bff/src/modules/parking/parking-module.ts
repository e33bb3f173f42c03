import { type ParkingOfVisit, parkingRoutes as routes } from '@tongzhen/contract/parking'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { findAppointment } from '../booking/appointments.ts'
import type { ParkingDeps } from './deps.ts'
import { nameCar, withdrawCar } from './name-car.ts'
import { readParking } from './parking-view.ts'

/** A place for the car in which a patient comes: named here, let in at the gate (desk-module.ts). */
export function createParkingModule(deps: ParkingDeps): Module {
  return {
    name: 'parking',
    routes,
    register(handle) {
      handle(routes.getParking, ({ params }) => read(deps, params.appointmentId))

      handle(routes.nameCar, async ({ params, body, principal }) => {
        const refused = await nameCar(deps, { ...params, ...body, accountId: principal.accountId })

        return isRefusal(refused) ? refused : read(deps, params.appointmentId)
      })

      handle(routes.withdrawCar, async ({ params }) => {
        const refused = await withdrawCar(deps, params.appointmentId)

        return isRefusal(refused) ? refused : read(deps, params.appointmentId)
      })
    },
  }
}

async function read(
  deps: ParkingDeps,
  appointmentId: string,
): Promise<ParkingOfVisit | Refusal<'NOT_FOUND'>> {
  const appointment = await findAppointment(deps.db, appointmentId)

  return appointment ? readParking(deps, { appointment, now: deps.clock.now() }) : refuse('NOT_FOUND')
}
