import { reviewsRoutes } from './reviews.ts'
import { staffRoutes } from './staff.ts'

/** Every route of the staff console: on its own port, where no patient's route is, and the reverse. */
export const consoleRoutes = { ...staffRoutes, ...reviewsRoutes }

export type ConsoleRoutes = typeof consoleRoutes
export type ConsoleRouteName = keyof ConsoleRoutes
