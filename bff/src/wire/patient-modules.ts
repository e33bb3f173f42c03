import type { PatientAccess } from '../access.ts'
import type { Ground } from '../ground.ts'
import type { ConsentDocuments } from '../modules/accounts/consent-documents.ts'
import { createAccountsModule } from '../modules/accounts/routes.ts'
import type { Sessions } from '../modules/accounts/sessions.ts'
import { createAssistantModule } from '../modules/assistant/assistant-module.ts'
import { assistantClosingHook, createSpeakerLookup } from '../modules/assistant/hooks.ts'
import { createBillingModule } from '../modules/billing/billing-module.ts'
import { createBookingModule } from '../modules/booking/booking-module.ts'
import { bookingClosingHook, createAppointmentLookup } from '../modules/booking/hooks.ts'
import { createContentModule } from '../modules/content/content-module.ts'
import { createCustomerServiceModule } from '../modules/customer-service/customer-service-module.ts'
import { customerServiceClosingHook } from '../modules/customer-service/hooks.ts'
import { createEmbeddingModule } from '../modules/embedding/embedding-module.ts'
import { createFamilyHelpModule } from '../modules/family-help/family-help-module.ts'
import { createHelperLookup, createHelpLookup, familyHelpClosingHook } from '../modules/family-help/hooks.ts'
import { createHealthCardsModule } from '../modules/health-cards/health-cards-module.ts'
import { createInpatientModule } from '../modules/inpatient/inpatient-module.ts'
import { createInstitutionsModule } from '../modules/institutions/institutions-module.ts'
import { invoicesClosingHook } from '../modules/invoices/hooks.ts'
import { createInvoicesModule } from '../modules/invoices/invoices-module.ts'
import { messagesClosingHook } from '../modules/messages/hooks.ts'
import { createMessagesModule } from '../modules/messages/messages-module.ts'
import { createRequestLookup, namedDoctorClosingHook } from '../modules/named-doctor/hooks.ts'
import { createNamedDoctorModule } from '../modules/named-doctor/named-doctor-module.ts'
import { parkingClosingHook } from '../modules/parking/hooks.ts'
import { createParkingModule } from '../modules/parking/parking-module.ts'
import { createLinkLookup } from '../modules/patients/access.ts'
import { patientsClosingHook } from '../modules/patients/closing.ts'
import { createPatientsModule } from '../modules/patients/routes.ts'
import { endLapsed } from '../modules/patients/terms.ts'
import { createPayerLookup, createPaymentLookup, paymentsClosingHook } from '../modules/payments/hooks.ts'
import { createPaymentsModule } from '../modules/payments/payments-module.ts'
import { createPrepaidModule } from '../modules/prepaid/prepaid-module.ts'
import { queueClosingHook } from '../modules/queue/hooks.ts'
import { createQueueModule } from '../modules/queue/queue-module.ts'
import { createRecordsModule } from '../modules/records/records-module.ts'
import { refundsClosingHook } from '../modules/refunds/hooks.ts'
import { createRefundsModule } from '../modules/refunds/refunds-module.ts'
import { reportsClosingHook } from '../modules/reports/opened.ts'
import { createReportsModule } from '../modules/reports/reports-module.ts'
import { visitNotesClosingHook } from '../modules/visit-notes/hooks.ts'
import { createVisitNotesModule } from '../modules/visit-notes/visit-notes-module.ts'
import type { Domains } from './domains.ts'
import type { Gateways } from './gateways.ts'

interface PatientModules {
  gateways: Gateways
  domains: Domains
  sessions: Sessions
  documents: ConsentDocuments
}

/** Of the patients' apps. */
export function createPatientModules(
  { config, db, clock, fields }: Ground,
  { gateways, domains, sessions, documents }: PatientModules,
) {
  const { his, inpatient, billing, hosts } = gateways
  const { accounts, settings, catalogues, settingsWatch: watch, firstContent } = domains
  const { versions } = documents

  return [
    createAccountsModule({
      ...{ config, db, clock, fields, sessions, accounts, documents, versions, hosts },
      smsCodes: domains.patients.codes,
      closingHooks: [
        messagesClosingHook,
        reportsClosingHook,
        invoicesClosingHook,
        refundsClosingHook,
        queueClosingHook,
        namedDoctorClosingHook,
        parkingClosingHook,
        visitNotesClosingHook,
        familyHelpClosingHook,
        customerServiceClosingHook,
        assistantClosingHook,
        bookingClosingHook,
        paymentsClosingHook,
        patientsClosingHook,
      ],
    }),
    createEmbeddingModule({ config, db, clock, fields, accounts, sessions, versions }),
    createPatientsModule(domains.patients),
    createInstitutionsModule({ config, catalogues, clock, fields, settings, watch }),
    createContentModule({ db, clock, firstContent, settings }),
    createBookingModule(domains.booking),
    createBillingModule({ config, db, fields, billing, inpatient }),
    createPaymentsModule(domains.payments),
    createInvoicesModule(domains.invoices),
    createMessagesModule(domains.messages),
    createReportsModule(domains.reports),
    createRecordsModule({ ...domains.reports, billing, settings, records: gateways.records }),
    createInpatientModule({ config, db, clock, fields, inpatient }),
    createQueueModule({ ...domains.queue, config, fields }),
    createNamedDoctorModule(domains.namedDoctor),
    createParkingModule(domains.parking),
    createVisitNotesModule(domains.visitNotes),
    createFamilyHelpModule(domains.familyHelp),
    createCustomerServiceModule(domains.customerService),
    createRefundsModule(domains.refunds),
    createAssistantModule(domains.assistant),
    createPrepaidModule(domains.prepaid),
    createHealthCardsModule({ config, db, clock, fields, his, gateway: gateways.healthCards }),
  ]
}

/** Whose is what a route of the apps names, and by which right they may. */
export function createPatientAccess({ db, config, clock }: Ground): PatientAccess {
  return {
    linkOf: createLinkLookup({ db, config }),
    async endLapsed(accountId) {
      await endLapsed(db, { accountId, now: clock.now() })
    },
    patientOfAppointment: createAppointmentLookup({ db, config }),
    patientOfPayment: createPaymentLookup({ db, config }),
    patientPaidFor: createPayerLookup({ db, config }),
    patientOfRequest: createRequestLookup({ db, config }),
    patientOfHelp: createHelpLookup({ db, config }),
    isHelper: createHelperLookup({ db, config }),
    isSpeaker: createSpeakerLookup({ db, config }),
  }
}
