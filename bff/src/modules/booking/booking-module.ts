import { bookingRoutes as routes } from '@tongzhen/contract/booking'
import type { Handle, Module } from '../../route-handler.ts'
import { registerAppointments } from './appointment-routes.ts'
import type { BookingDeps } from './deps.ts'
import { followDoctor, listFollowedDoctors, unfollowDoctor } from './followed-doctors.ts'
import { registerOffer } from './offer-routes.ts'
import { stateProblems } from './validate-states.ts'

/** Throws when the table of states is not sound: then the server does not start. */
export function createBookingModule(deps: BookingDeps): Module {
  const problems = stateProblems()
  if (problems.length > 0) throw new Error(`states of a booking: ${problems.join('; ')}`)

  return {
    name: 'booking',
    routes,
    register(handle) {
      registerOffer(deps, handle)
      registerAppointments(deps, handle)
      registerFollowedDoctors(deps, handle)
    },
  }
}

function registerFollowedDoctors(deps: BookingDeps, handle: Handle): void {
  handle(routes.listFollowedDoctors, async ({ principal, institutions, language }) => ({
    doctors: await listFollowedDoctors(deps, { accountId: principal.accountId, institutions, language }),
  }))
  handle(routes.followDoctor, ({ params, principal }) =>
    followDoctor(deps, { ...params, accountId: principal.accountId }),
  )
  handle(routes.unfollowDoctor, async ({ params, principal }) => {
    await unfollowDoctor(deps, { ...params, accountId: principal.accountId })

    return undefined
  })
}
