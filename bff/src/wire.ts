import { consoleRoutes } from '@tongzhen/contract/console-routes'
import { channels as everyChannel } from '@tongzhen/contract/headers'
import { routes } from '@tongzhen/contract/routes'
import type { FastifyInstance } from 'fastify'
import type { PatientAccess } from './access.ts'
import { buildApp } from './app.ts'
import { outsideHosts } from './config/outside-hosts.ts'
import { type Config, servedIn } from './config.ts'
import { buildConsoleApp } from './console-app.ts'
import { createAlipayGateway } from './gateways/alipay/alipay-gateway.ts'
import { type AlipayClient, createAlipayClient } from './gateways/alipay/client.ts'
import { createHealthCardGateway } from './gateways/health-cards/client.ts'
import type { BillingGateways } from './gateways/his/billing-port.ts'
import {
  createBillingGateways,
  createHisGateways,
  createInpatientGateways,
  createPrepaidGateways,
  createQueueGateways,
  createStatisticsGateways,
  type HisGatewayDeps,
} from './gateways/his/registry.ts'
import { createInvoiceGateways } from './gateways/invoices/registry.ts'
import { createModelGateway } from './gateways/model/openai-gateway.ts'
import { createChannelAdapters } from './gateways/payments/channel-adapters.ts'
import { createPaymentChannels, type PaymentChannels } from './gateways/payments/registry.ts'
import { createRecordGateways } from './gateways/records/registry.ts'
import { createReportGateways } from './gateways/reports/registry.ts'
import { createSmsGateway } from './gateways/sms/client.ts'
import { createStatementGateways } from './gateways/statements/registry.ts'
import { createSuishenbanGateway } from './gateways/suishenban/client.ts'
import { createTransferChannels, type TransferChannels } from './gateways/transfers/registry.ts'
import { createWechatGateway } from './gateways/wechat/client.ts'
import type { Ground } from './ground.ts'
import { TIDY_EVERY_MS, tidy } from './housekeeping.ts'
import { createOutboxDelivery, OUTBOX_QUEUE } from './jobs/outbox.ts'
import { repeat } from './jobs/repeat.ts'
import { createWorker } from './jobs/worker.ts'
import { MINUTE_MS, SECOND_MS } from './lib/clock.ts'
import { createGuardedFetch } from './lib/http.ts'
import { createAccountStore } from './modules/accounts/accounts.ts'
import { loadConsentDocuments } from './modules/accounts/consent-documents.ts'
import type { HostGateways } from './modules/accounts/deps.ts'
import { createAccountsModule } from './modules/accounts/routes.ts'
import { createSessions } from './modules/accounts/sessions.ts'
import { createSmsCodes } from './modules/accounts/sms-codes.ts'
import { createAnswers } from './modules/assistant/answers.ts'
import { createAssistantModule } from './modules/assistant/assistant-module.ts'
import { createConversationWatch } from './modules/assistant/conversation-watch.ts'
import { assistantClosingHook, createSpeakerLookup } from './modules/assistant/hooks.ts'
import { createModelUses } from './modules/assistant/model-uses.ts'
import { hearRedFlags } from './modules/assistant/red-flags.ts'
import { createBillingModule } from './modules/billing/billing-module.ts'
import { createAppointmentWatch } from './modules/booking/appointment-watch.ts'
import { findAppointment } from './modules/booking/appointments.ts'
import { createBookingModule } from './modules/booking/booking-module.ts'
import type { BookingDeps } from './modules/booking/deps.ts'
import { activeAppointments, bookingClosingHook, createAppointmentLookup } from './modules/booking/hooks.ts'
import { createBookingOperations } from './modules/booking/perform-operation.ts'
import { createReminderOperations, REMINDERS_QUEUE } from './modules/booking/reminders.ts'
import { operationKinds as bookingOperationKinds } from './modules/booking/states.ts'
import { syncAppointments } from './modules/booking/sync-appointments.ts'
import { BOOKING_QUEUE } from './modules/booking/take-step.ts'
import { createCancellationsModule } from './modules/cancellations/cancellations-module.ts'
import { lapseCancellationsOf } from './modules/cancellations/settle.ts'
import { createClinicsModule } from './modules/clinic-stops/clinics-module.ts'
import type { ClinicStopsDeps } from './modules/clinic-stops/deps.ts'
import { clinicEventHandlers } from './modules/clinic-stops/heed-event.ts'
import { createClinicStopOperations } from './modules/clinic-stops/perform-operation.ts'
import { stopOperationKinds } from './modules/clinic-stops/states.ts'
import { CLINIC_STOPS_QUEUE, createStopWatch } from './modules/clinic-stops/stops.ts'
import { createContentDeskModule } from './modules/content/content-desk-module.ts'
import { createContentModule } from './modules/content/content-module.ts'
import { loadFirstContent } from './modules/content/first-content.ts'
import { createCustomerServiceModule } from './modules/customer-service/customer-service-module.ts'
import type { CustomerServiceDeps } from './modules/customer-service/deps.ts'
import { createServiceDeskModule } from './modules/customer-service/desk-module.ts'
import { customerServiceClosingHook } from './modules/customer-service/hooks.ts'
import { createKnowledgeBase } from './modules/customer-service/knowledge.ts'
import { institutionOfConversation } from './modules/customer-service/service-conversations.ts'
import { createDirectoryModule } from './modules/directory/directory-module.ts'
import { withDirectory } from './modules/directory/with-directory.ts'
import { createEmbeddingModule } from './modules/embedding/embedding-module.ts'
import type { FamilyHelpDeps } from './modules/family-help/deps.ts'
import { createFamilyHelpModule } from './modules/family-help/family-help-module.ts'
import { followPaymentOfHelp } from './modules/family-help/follow-payment.ts'
import { createHelpWatch } from './modules/family-help/help-watch.ts'
import { createHelperLookup, createHelpLookup, familyHelpClosingHook } from './modules/family-help/hooks.ts'
import { createHealthCardsModule } from './modules/health-cards/health-cards-module.ts'
import { registerHospitalEvents } from './modules/hospital-events/register-hospital-events.ts'
import { createInpatientModule } from './modules/inpatient/inpatient-module.ts'
import { createInspectionsModule } from './modules/inspections/inspections-module.ts'
import { createInstitutionSettingsModule } from './modules/institution-settings/institution-settings-module.ts'
import { withOwnWords } from './modules/institution-settings/own-words.ts'
import { createSettingsReader } from './modules/institution-settings/settings.ts'
import { createSettingsWatch } from './modules/institution-settings/settings-watch.ts'
import { createCatalogues } from './modules/institutions/catalogues.ts'
import { createInstitutionsModule } from './modules/institutions/institutions-module.ts'
import type { InvoicesDeps } from './modules/invoices/deps.ts'
import { invoicesClosingHook } from './modules/invoices/hooks.ts'
import { INVOICES_QUEUE } from './modules/invoices/invoices.ts'
import { createInvoicesModule } from './modules/invoices/invoices-module.ts'
import { createInvoiceConsumer } from './modules/invoices/on-payment.ts'
import { createInvoiceOperations } from './modules/invoices/perform-operation.ts'
import { createMessageDelivery } from './modules/messages/deliver.ts'
import type { MessagesDeps } from './modules/messages/deps.ts'
import { messagesClosingHook } from './modules/messages/hooks.ts'
import { createMessagesConsumer, MESSAGES_QUEUE, ways } from './modules/messages/messages.ts'
import { createMessagesModule } from './modules/messages/messages-module.ts'
import type { NamedDoctorDeps } from './modules/named-doctor/deps.ts'
import { createNamedDoctorDeskModule } from './modules/named-doctor/desk-module.ts'
import { followAppointment } from './modules/named-doctor/follow-appointment.ts'
import { createRequestLookup, namedDoctorClosingHook, openRequests } from './modules/named-doctor/hooks.ts'
import { lapseRequests } from './modules/named-doctor/lapse.ts'
import { createNamedDoctorModule } from './modules/named-doctor/named-doctor-module.ts'
import { createRequestWatch } from './modules/named-doctor/request-watch.ts'
import { findRequest } from './modules/named-doctor/requests.ts'
import type { ParkingDeps } from './modules/parking/deps.ts'
import { createParkingDeskModule } from './modules/parking/desk-module.ts'
import { createParkingWatch } from './modules/parking/feed.ts'
import { createVisitFollower } from './modules/parking/follow-visit.ts'
import { parkingClosingHook } from './modules/parking/hooks.ts'
import { createParkingModule } from './modules/parking/parking-module.ts'
import { findParking } from './modules/parking/parkings.ts'
import { createLinkLookup } from './modules/patients/access.ts'
import { patientsClosingHook } from './modules/patients/closing.ts'
import type { PatientsDeps } from './modules/patients/deps.ts'
import { createPatientsModule } from './modules/patients/routes.ts'
import { endLapsed } from './modules/patients/terms.ts'
import { patientsUpkeep } from './modules/patients/upkeep.ts'
import { createBillsParty } from './modules/payments/bills-party.ts'
import { registerCallbacks } from './modules/payments/callbacks.ts'
import type { PaymentsDeps } from './modules/payments/deps.ts'
import { createFeePayments } from './modules/payments/fee-payments.ts'
import {
  createPayerLookup,
  createPaymentLookup,
  openPayments,
  paymentsClosingHook,
} from './modules/payments/hooks.ts'
import { createPaymentWatch } from './modules/payments/payment-watch.ts'
import { findPayment } from './modules/payments/payments.ts'
import { createPaymentsModule } from './modules/payments/payments-module.ts'
import { createPaymentOperations } from './modules/payments/perform-operation.ts'
import { createPrepaidParty } from './modules/payments/prepaid-party.ts'
import { createRegistrationParty } from './modules/payments/registration-party.ts'
import { operationKinds as paymentOperationKinds } from './modules/payments/states.ts'
import { PAYMENTS_QUEUE } from './modules/payments/take-step.ts'
import type { PrepaidDeps } from './modules/prepaid/deps.ts'
import { createPrepaidDeskModule } from './modules/prepaid/desk-module.ts'
import { createPrepaidFollower } from './modules/prepaid/follow-prepaid.ts'
import { hearOfTransfer } from './modules/prepaid/hear-of-transfer.ts'
import { createPrepaidOperations } from './modules/prepaid/perform-operation.ts'
import { createPrepaidModule } from './modules/prepaid/prepaid-module.ts'
import { prepaidOperationKinds } from './modules/prepaid/step.ts'
import { PREPAID_QUEUE } from './modules/prepaid/take-step.ts'
import { createGuideQuestions } from './modules/queue/ask-guide.ts'
import { syncQueues } from './modules/queue/ask-hospital.ts'
import type { QueueDeps } from './modules/queue/deps.ts'
import { queueEventHandlers } from './modules/queue/heed-event.ts'
import { queueClosingHook } from './modules/queue/hooks.ts'
import { createCheckInOperations } from './modules/queue/perform-check-in.ts'
import { createQueueModule } from './modules/queue/queue-module.ts'
import { CHECK_IN_QUEUE } from './modules/queue/queue-places.ts'
import { createQueueWatch } from './modules/queue/queue-watch.ts'
import { beginDays } from './modules/reconciliation/daily.ts'
import type { ReconciliationDeps } from './modules/reconciliation/deps.ts'
import { findDifference, lapseWriteOffsOf } from './modules/reconciliation/differences.ts'
import { dropOldLines } from './modules/reconciliation/drop-lines.ts'
import { createReconciliationOperations } from './modules/reconciliation/perform-run.ts'
import { createReconciliationModule } from './modules/reconciliation/reconciliation-module.ts'
import { FORMER_QUEUE, RECONCILIATION_QUEUE, runOperations } from './modules/reconciliation/runs.ts'
import { createRecordsModule } from './modules/records/records-module.ts'
import { createExportOperations } from './modules/refund-exports/collect.ts'
import { EXPORTS_QUEUE, findExport } from './modules/refund-exports/exports.ts'
import { createRefundExportsModule } from './modules/refund-exports/refund-exports-module.ts'
import { findApplication, REFUNDS_QUEUE } from './modules/refunds/applications.ts'
import { createRefundOperations } from './modules/refunds/by-rule.ts'
import type { RefundsDeps } from './modules/refunds/deps.ts'
import { createRefundsDeskModule } from './modules/refunds/desk-module.ts'
import { endForgotten } from './modules/refunds/end-forgotten.ts'
import { createRefundFollower } from './modules/refunds/follow-payment.ts'
import { openRefunds, refundsClosingHook } from './modules/refunds/hooks.ts'
import { createRefundWatch } from './modules/refunds/refund-watch.ts'
import { createRefundsModule } from './modules/refunds/refunds-module.ts'
import { tellHeldUp } from './modules/refunds/tell-held-up.ts'
import { createNewsWatch, createReportReady } from './modules/reports/news.ts'
import { reportsClosingHook } from './modules/reports/opened.ts'
import { createReportsModule } from './modules/reports/reports-module.ts'
import { lapseProposalsOf } from './modules/reviews/proposals.ts'
import { createReviewsModule } from './modules/reviews/reviews-module.ts'
import { findStaff } from './modules/staff/staff.ts'
import { createStaffModule } from './modules/staff/staff-module.ts'
import { createStaffSessions } from './modules/staff/staff-sessions.ts'
import { foldFigures } from './modules/statistics/figures.ts'
import { createStatisticsModule } from './modules/statistics/statistics-module.ts'
import type { VisitNotesDeps } from './modules/visit-notes/deps.ts'
import { createNoteOffer, visitNotesClosingHook } from './modules/visit-notes/hooks.ts'
import { createVisitNoteOperations } from './modules/visit-notes/perform-operation.ts'
import { VISIT_NOTES_QUEUE } from './modules/visit-notes/visit-notes.ts'
import { createVisitNotesModule } from './modules/visit-notes/visit-notes-module.ts'
import { createRateLimits } from './rate-limits.ts'
import { assertWholeContract } from './whole-contract.ts'

/** How often those are looked for who wait without an open page. */
const QUEUES_EVERY_MS = 10 * SECOND_MS

/** Figures are right all the same: what was not added up yet is counted in. */
const FIGURES_EVERY_MS = 10 * SECOND_MS

export interface Bff {
  /** For the patients' apps. */
  app: FastifyInstance
  /** For the staff; absent where the configuration names no console. */
  consoleApp: FastifyInstance | undefined
  /** Begins the work that happens outside of requests. */
  start(): void
  /** Looks at once for what is due, as it does by itself every second. */
  nudge(): void
  /** Finishes what is under way and takes no more. The database stays open. */
  close(): Promise<void>
}

/** Sides of a payment that a test plays itself; of the others the true ones are used. */
export interface Outside {
  billing?: BillingGateways
  channels?: PaymentChannels
  transfers?: TransferChannels
}

/** The one place where everything is put together. */
export async function wire(ground: Ground, outside: Outside = {}): Promise<Bff> {
  const { config, db, clock, fields, log, http } = ground
  const documents = loadConsentDocuments(config.consentDocumentsDir)
  const { versions } = documents
  const sessions = createSessions({ db, clock, fields, versions })
  const accounts = createAccountStore({ db, fields })
  const settings = createSettingsReader({ config, db })
  const sms = createSmsGateway(config.sms, { http, clock })
  const smsCodes = createSmsCodes({ db, clock, fields, sms, log, limits: config.limits })

  const hisDeps: HisGatewayDeps = {
    http,
    clock,
    onUnreadableRows: (event) => log.warn(event, 'rows of a hospital that cannot be read'),
  }
  const his = createHisGateways(config, hisDeps)
  const inpatient = createInpatientGateways(config, hisDeps)
  const alipayClient = config.alipay && createAlipayClient(config.alipay, { clock })
  const adapters = createChannelAdapters({ config, http, clock, alipayClient })
  const {
    billing = createBillingGateways(config, hisDeps),
    channels = createPaymentChannels(config, adapters),
    transfers = createTransferChannels({ config, http, clock, alipayClient, channels }),
  } = outside

  const patientAccess: PatientAccess = {
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
  const hosts = hostGateways(ground, alipayClient)
  const accountsModule = createAccountsModule({
    config,
    db,
    clock,
    fields,
    sessions,
    accounts,
    smsCodes,
    documents,
    versions,
    hosts,
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
  })

  const patients: PatientsDeps = {
    ...{ db, fields, clock, config, his, settings },
    codes: smsCodes,
    appointments: activeAppointments,
    payments: openPayments,
    refunds: openRefunds,
    requests: openRequests,
  }

  const hospitals = createCatalogues(config, { his, clock })
  const catalogues = withDirectory(withOwnWords(hospitals, settings), db)
  const payments: PaymentsDeps = {
    ...{ config, db, clock, fields, log, accounts, catalogues, billing, channels },
    watch: createPaymentWatch({ db, log }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const invoices: InvoicesDeps = {
    ...{ db, clock, fields, log, billing },
    invoices: createInvoiceGateways(config, { http }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const messages: MessagesDeps = {
    ...{ config, db, clock, fields, log, accounts, sms, wechat: hosts.wechat, alipay: hosts.alipay },
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const booking: BookingDeps = {
    ...{ config, db, clock, fields, log, his, catalogues, settings },
    fees: createFeePayments(payments),
    watch: createAppointmentWatch({ db, log }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const queues = createQueueGateways(config, hisDeps)
  const clinicStops: ClinicStopsDeps = { ...booking, stopWatch: createStopWatch({ db, log }) }
  const namedDoctor: NamedDoctorDeps = {
    ...{ config, db, clock, fields, catalogues, accounts, booking },
    watch: createRequestWatch({ db, log }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const parking: ParkingDeps = {
    ...{ config, db, clock, fields, accounts, settings },
    watch: createParkingWatch({ db, log }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const familyHelp: FamilyHelpDeps = {
    ...{ config, db, clock, fields, accounts, catalogues, payments },
    rateLimits: createRateLimits({ db, clock, fields }),
    watch: createHelpWatch({ db, log }),
  }
  const records = createRecordGateways(config, {
    http,
    onLeftOut: (event) => log.warn(event, 'outpatient records that cannot be shown'),
  })
  const visitNotes: VisitNotesDeps = {
    ...{ config, db, clock, fields, log, records },
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const refunds: RefundsDeps = {
    ...{ config, db, clock, fields, log, billing, payments: payments.watch },
    watch: createRefundWatch({ db, log }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const prepaid: PrepaidDeps = {
    ...{ config, db, clock, fields, log, accounts, catalogues, watch: refunds.watch },
    prepaid: createPrepaidGateways(config, hisDeps),
    transfers,
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const queue: QueueDeps = {
    ...{ config, db, clock, log, queues },
    guides: createGuideQuestions({ clock, queues, log }),
    watch: createQueueWatch({ db, log }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const reconciliation: ReconciliationDeps = {
    ...{ config, db, clock, fields, log },
    statements: createStatementGateways({ config, http, clock, alipayClient }),
    nudge: (delayMs) => worker.nudge(delayMs),
  }
  const exports = { ...{ config, db, clock, fields }, nudge: (delayMs?: number) => worker.nudge(delayMs) }
  const reconcile = createReconciliationOperations(reconciliation)
  const worker = createWorker({
    ...{ db, clock, log },
    handlers: {
      [BOOKING_QUEUE]: createBookingOperations(booking),
      [REMINDERS_QUEUE]: createReminderOperations(booking),
      [PAYMENTS_QUEUE]: createPaymentOperations(payments, {
        settlement: {
          bills: createBillsParty(payments),
          registration: createRegistrationParty(booking),
          prepaid: createPrepaidParty({ fields, inpatient }),
        },
      }),
      [OUTBOX_QUEUE]: createOutboxDelivery({
        ...{ db, clock, log },
        // Messages hold the account before the others hold what is the account's (lock order).
        consumers: [
          createInvoiceConsumer(invoices),
          createRefundFollower({ fields }),
          createPrepaidFollower({ fields }),
          createMessagesConsumer(messages),
          followAppointment,
          createNoteOffer(visitNotes),
          createVisitFollower({ fields }),
          followPaymentOfHelp,
        ],
      }),
      [INVOICES_QUEUE]: createInvoiceOperations(invoices),
      [REFUNDS_QUEUE]: createRefundOperations(refunds),
      [EXPORTS_QUEUE]: createExportOperations(exports),
      [PREPAID_QUEUE]: createPrepaidOperations(prepaid),
      [MESSAGES_QUEUE]: createMessageDelivery(messages),
      [CHECK_IN_QUEUE]: createCheckInOperations(queue),
      [VISIT_NOTES_QUEUE]: createVisitNoteOperations(visitNotes),
      [CLINIC_STOPS_QUEUE]: createClinicStopOperations(clinicStops),
      [RECONCILIATION_QUEUE]: reconcile,
      [FORMER_QUEUE]: reconcile,
    },
    kinds: {
      [BOOKING_QUEUE]: bookingOperationKinds,
      [PAYMENTS_QUEUE]: paymentOperationKinds,
      [PREPAID_QUEUE]: prepaidOperationKinds,
      [MESSAGES_QUEUE]: ways,
      [CLINIC_STOPS_QUEUE]: stopOperationKinds,
      [RECONCILIATION_QUEUE]: runOperations,
      [FORMER_QUEUE]: runOperations,
    },
    // Told by the number of the message, or by nobody else: twice at once tells once. Rows are kept once, by the lease.
    briefQueues: [OUTBOX_QUEUE, MESSAGES_QUEUE, CLINIC_STOPS_QUEUE, EXPORTS_QUEUE],
    longestCallMs: longestCallMs(config),
  })

  const reports = {
    ...{ config, db, clock, fields, catalogues },
    gateways: createReportGateways(config, {
      http,
      onLeftOut: (event) => log.warn(event, 'reports that cannot be shown'),
    }),
    watch: createNewsWatch({ db, log }),
    linkOf: patientAccess.linkOf,
  }
  const settingsWatch = createSettingsWatch({ config, settings, log })
  const tell = (institutionId: string) => {
    for (const channel of everyChannel)
      if (servedIn(config, channel).includes(institutionId)) settingsWatch.changed(channel)
  }
  const firstContent = loadFirstContent(config)
  const answers = createAnswers({
    onError: (error) => log.error({ err: error }, 'an answer of the assistant failed'),
  })
  const conversationWatch = createConversationWatch({ db, log })
  const model =
    config.model &&
    createModelGateway(config.model, {
      fetch: createGuardedFetch({ allowedHosts: outsideHosts(config) }),
      clock,
      uses: createModelUses(config.model, { db, clock }),
    })
  const customerService: CustomerServiceDeps = {
    ...{ config, db, clock, fields, log, accounts, firstContent, model, answers, hearRedFlags },
    rateLimits: familyHelp.rateLimits,
    knowledge: createKnowledgeBase({ db, firstContent }),
    watch: conversationWatch,
  }
  const stops: (() => Promise<void>)[] = []
  const modules = [
    accountsModule,
    createEmbeddingModule({ config, db, clock, fields, accounts, sessions, versions }),
    createPatientsModule(patients),
    createInstitutionsModule({ config, catalogues, clock, fields, settings, watch: settingsWatch }),
    createContentModule({ db, clock, firstContent, settings }),
    createBookingModule(booking),
    createBillingModule({ config, db, fields, billing, inpatient }),
    createPaymentsModule(payments),
    createInvoicesModule(invoices),
    createMessagesModule(messages),
    createReportsModule(reports),
    createRecordsModule({
      ...reports,
      ...{ billing, settings },
      records,
    }),
    createInpatientModule({ config, db, clock, fields, inpatient }),
    createQueueModule({ ...queue, config, fields }),
    createNamedDoctorModule(namedDoctor),
    createParkingModule(parking),
    createVisitNotesModule(visitNotes),
    createFamilyHelpModule(familyHelp),
    createCustomerServiceModule(customerService),
    createRefundsModule(refunds),
    createAssistantModule({
      ...{ config, db, clock, fields, log, settings, catalogues, answers, model },
      rateLimits: familyHelp.rateLimits,
      watch: conversationWatch,
      linkOf: patientAccess.linkOf,
    }),
    createPrepaidModule(prepaid),
    createHealthCardsModule({
      ...{ config, db, clock, fields, his },
      gateway: config.healthCards && createHealthCardGateway(config.healthCards, { http, clock }),
    }),
  ]
  assertWholeContract(routes, modules)
  const app = await buildApp({ ground, modules, sessions, patientAccess, settings })
  registerCallbacks(app, { ...payments, onTransfer: (number) => hearOfTransfer(prepaid, number) })
  registerHospitalEvents(app, {
    ...{ config, db, fields, clock, catalogues },
    handlers: {
      report_ready: createReportReady(reports),
      ...queueEventHandlers(queue),
      ...clinicEventHandlers(clinicStops),
    },
  })

  const staffSessions = createStaffSessions({ db, clock })
  const consoleModules = [
    createStaffModule({
      ...{ config, db, clock, fields, smsCodes, catalogues, sessions: staffSessions },
      lapseProposalsOf: async (tx, staffId) =>
        (await lapseProposalsOf(tx, staffId)) +
        (await lapseCancellationsOf(tx, staffId)) +
        (await lapseWriteOffsOf(tx, { staffId, now: clock.now() })),
    }),
    createReviewsModule({ ...payments, accounts }),
    createClinicsModule(clinicStops),
    createCancellationsModule(booking),
    createNamedDoctorDeskModule(namedDoctor),
    createParkingDeskModule(parking),
    createRefundsDeskModule(refunds),
    createRefundExportsModule(exports),
    createStatisticsModule({
      ...{ config, db, clock, fields },
      gateways: createStatisticsGateways(config, hisDeps),
    }),
    createPrepaidDeskModule({ ...refunds, ...prepaid }),
    createReconciliationModule(reconciliation),
    createInstitutionSettingsModule({ config, db, clock, fields, settings, tell }),
    createContentDeskModule({ db, clock, fields, firstContent, tell }),
    createDirectoryModule({ db, clock, fields, catalogues: hospitals, tell }),
    createServiceDeskModule(customerService),
    createInspectionsModule({ db, clock, fields }),
  ]
  assertWholeContract(consoleRoutes, consoleModules)
  const consoleApp =
    config.console &&
    (await buildConsoleApp({
      ...{ ground, console: config.console, modules: consoleModules, sessions: staffSessions },
      scope: {
        institutionOfStaff: async (staffId) => (await findStaff(db, staffId))?.institution_id,
        institutionOfPayment: async (paymentId) => (await findPayment(db, paymentId))?.institution_id,
        institutionOfAppointment: async (id) => (await findAppointment(db, id))?.institution_id,
        institutionOfRequest: async (requestId) => (await findRequest(db, requestId))?.institution_id,
        institutionOfApplication: async (id) => (await findApplication(db, id))?.institution_id,
        institutionOfDifference: async (id) => (await findDifference(db, id))?.institution_id,
        institutionOfExport: async (exportId) => (await findExport(db, exportId))?.institution_id,
        institutionOfConversation: (id) => institutionOfConversation(db, id),
        institutionOfParking: async (parkingId) => (await findParking(db, parkingId))?.institution_id,
      },
    }))

  return {
    app,
    consoleApp,
    start() {
      worker.start()
      const sync = { name: 'sync appointments', everyMs: MINUTE_MS, work: () => syncAppointments(booking) }
      const waiting = { name: 'sync queues', everyMs: QUEUES_EVERY_MS, work: () => syncQueues(queue) }
      const tidying = { name: 'tidy', everyMs: TIDY_EVERY_MS, work: () => tidy(db, clock.now()) }
      const lapses = { name: 'lapse requests', everyMs: MINUTE_MS, work: () => lapseRequests(namedDoctor) }
      const days = { name: 'begin reconciliation', everyMs: MINUTE_MS, work: () => beginDays(reconciliation) }
      const lines = { name: 'drop lines', everyMs: TIDY_EVERY_MS, work: () => dropOldLines(reconciliation) }
      const forgotten = { name: 'end refunds', everyMs: MINUTE_MS, work: () => endForgotten(refunds) }
      const hanging = {
        name: 'tell of refunds that hang',
        everyMs: MINUTE_MS,
        work: () => tellHeldUp(refunds),
      }
      const figures = { name: 'fold figures', everyMs: FIGURES_EVERY_MS, work: () => foldFigures(db) }
      const upkeep = patientsUpkeep({ ...patients, log })
      const works = [sync, waiting, lapses, tidying, days, lines, forgotten, hanging, figures, ...upkeep]
      const repeater = repeat(works, log)
      stops.push(
        () => worker.stop(),
        () => repeater.stop(),
      )
    },
    nudge: () => worker.nudge(),
    async close() {
      for (const stop of stops) await stop()
      await answers.close()
      await app.close()
      await consoleApp?.close()
    },
  }
}

function longestCallMs({ institutions, merchants, alipay, wechat, sms }: Config): number {
  const ofMerchants = Object.values(merchants).map((one) => (one.means === 'alipay' ? 0 : one.timeoutMs))
  const ofInstitutions = institutions.flatMap((one) => [one.his.timeoutMs, one.invoices?.timeoutMs ?? 0])
  // Alipay's SDK repeats a request once when its connection breaks.
  const ofHosts = [wechat?.timeoutMs ?? 0, 2 * (alipay?.timeoutMs ?? 0), sms.timeoutMs]

  return Math.max(...ofInstitutions, ...ofMerchants, ...ofHosts)
}

function hostGateways({ config, http, clock }: Ground, alipayClient: AlipayClient | undefined): HostGateways {
  return {
    ...(config.wechat && { wechat: createWechatGateway(config.wechat, { http, clock }) }),
    ...(config.suishenban && { suishenban: createSuishenbanGateway(config.suishenban, { http, clock }) }),
    ...(alipayClient && { alipay: createAlipayGateway(alipayClient) }),
  }
}
