import { accountsRoutes } from './accounts.ts'
import { bookingRoutes } from './booking.ts'
import { institutionsRoutes } from './institutions.ts'
import { patientsRoutes } from './patients.ts'

/** Every route of the BFF by name. The server registers exactly these and does not start when one lacks a handler. */
export const routes = { ...accountsRoutes, ...institutionsRoutes, ...patientsRoutes, ...bookingRoutes }

export type Routes = typeof routes
export type RouteName = keyof Routes
