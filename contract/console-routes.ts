import { cancellationsRoutes } from './cancellations.ts'
import { clinicsRoutes } from './clinics.ts'
import { contentDeskRoutes } from './content.ts'
import { serviceDeskRoutes } from './customer-service.ts'
import { directoryRoutes } from './directory.ts'
import { inspectionsRoutes } from './inspections.ts'
import { institutionSettingsRoutes } from './institution-settings.ts'
import { namedDoctorDeskRoutes } from './named-doctor.ts'
import { parkingDeskRoutes } from './parking.ts'
import { prepaidDeskRoutes } from './prepaid.ts'
import { reconciliationRoutes } from './reconciliation.ts'
import { refundExportsRoutes } from './refund-exports.ts'
import { refundsDeskRoutes } from './refunds.ts'
import { reviewsRoutes } from './reviews.ts'
import { staffRoutes } from './staff.ts'
import { statisticsRoutes } from './statistics.ts'

/** Every route of the staff console: on its own port, where no patient's route is, and the reverse. */
export const consoleRoutes = {
  ...staffRoutes,
  ...reviewsRoutes,
  ...clinicsRoutes,
  ...cancellationsRoutes,
  ...namedDoctorDeskRoutes,
  ...parkingDeskRoutes,
  ...institutionSettingsRoutes,
  ...reconciliationRoutes,
  ...contentDeskRoutes,
  ...directoryRoutes,
  ...refundsDeskRoutes,
  ...refundExportsRoutes,
  ...statisticsRoutes,
  ...serviceDeskRoutes,
  ...inspectionsRoutes,
  ...prepaidDeskRoutes,
}

export type ConsoleRoutes = typeof consoleRoutes
export type ConsoleRouteName = keyof ConsoleRoutes
