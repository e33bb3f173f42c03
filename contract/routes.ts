import { accountsRoutes } from './accounts.ts'
import { assistantRoutes } from './assistant.ts'
import { billingRoutes } from './billing.ts'
import { bookingRoutes } from './booking.ts'
import { contentRoutes } from './content.ts'
import { customerServiceRoutes } from './customer-service.ts'
import { embeddingRoutes } from './embedding.ts'
import { familyHelpRoutes } from './family-help.ts'
import { healthCardsRoutes } from './health-cards.ts'
import { inpatientRoutes } from './inpatient.ts'
import { institutionsRoutes } from './institutions.ts'
import { invoicesRoutes } from './invoices.ts'
import { messagesRoutes } from './messages.ts'
import { namedDoctorRoutes } from './named-doctor.ts'
import { parkingRoutes } from './parking.ts'
import { patientsRoutes } from './patients.ts'
import { paymentsRoutes } from './payments.ts'
import { prepaidRoutes } from './prepaid.ts'
import { queueRoutes } from './queue.ts'
import { recordsRoutes } from './records.ts'
import { refundsRoutes } from './refunds.ts'
import { reportsRoutes } from './reports.ts'
import { consultationNoteRoutes, visitNoteRoutes } from './visit-notes.ts'

/** Every route of the BFF by name. The server registers exactly these and does not start when one lacks a handler. */
export const routes = {
  ...accountsRoutes,
  ...embeddingRoutes,
  ...institutionsRoutes,
  ...patientsRoutes,
  ...bookingRoutes,
  ...billingRoutes,
  ...paymentsRoutes,
  ...invoicesRoutes,
  ...messagesRoutes,
  ...reportsRoutes,
  ...inpatientRoutes,
  ...queueRoutes,
  ...healthCardsRoutes,
  ...recordsRoutes,
  ...namedDoctorRoutes,
  ...parkingRoutes,
  ...visitNoteRoutes,
  ...consultationNoteRoutes,
  ...familyHelpRoutes,
  ...contentRoutes,
  ...customerServiceRoutes,
  ...refundsRoutes,
  ...assistantRoutes,
  ...prepaidRoutes,
}

export type Routes = typeof routes
export type RouteName = keyof Routes
