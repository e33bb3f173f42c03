import { channels as everyChannel } from '@tongzhen/contract/headers'
import { servedIn } from '../config.ts'
import type { Ground } from '../ground.ts'
import { createAccountStore } from '../modules/accounts/accounts.ts'
import { createSmsCodes } from '../modules/accounts/sms-codes.ts'
import { createAnswers } from '../modules/assistant/answers.ts'
import { createConversationWatch } from '../modules/assistant/conversation-watch.ts'
import { hearRedFlags } from '../modules/assistant/red-flags.ts'
import { createAppointmentWatch } from '../modules/booking/appointment-watch.ts'
import type { BookingDeps } from '../modules/booking/deps.ts'
import { activeAppointments } from '../modules/booking/hooks.ts'
import type { ClinicStopsDeps } from '../modules/clinic-stops/deps.ts'
import { createStopWatch } from '../modules/clinic-stops/stops.ts'
import { loadFirstContent } from '../modules/content/first-content.ts'
import type { CustomerServiceDeps } from '../modules/customer-service/deps.ts'
import { createKnowledgeBase } from '../modules/customer-service/knowledge.ts'
import { withDirectory } from '../modules/directory/with-directory.ts'
import type { FamilyHelpDeps } from '../modules/family-help/deps.ts'
import { createHelpWatch } from '../modules/family-help/help-watch.ts'
import { withOwnWords } from '../modules/institution-settings/own-words.ts'
import { createSettingsReader } from '../modules/institution-settings/settings.ts'
import { createSettingsWatch } from '../modules/institution-settings/settings-watch.ts'
import { createCatalogues } from '../modules/institutions/catalogues.ts'
import type { InvoicesDeps } from '../modules/invoices/deps.ts'
import type { MessagesDeps } from '../modules/messages/deps.ts'
import type { NamedDoctorDeps } from '../modules/named-doctor/deps.ts'
import { openRequests } from '../modules/named-doctor/hooks.ts'
import { createRequestWatch } from '../modules/named-doctor/request-watch.ts'
import type { ParkingDeps } from '../modules/parking/deps.ts'
import { createParkingWatch } from '../modules/parking/feed.ts'
import { createLinkLookup } from '../modules/patients/access.ts'
import type { PatientsDeps } from '../modules/patients/deps.ts'
import type { PaymentsDeps } from '../modules/payments/deps.ts'
import { createFeePayments } from '../modules/payments/fee-payments.ts'
import { openPayments } from '../modules/payments/hooks.ts'
import { createPaymentWatch } from '../modules/payments/payment-watch.ts'
import type { PrepaidDeps } from '../modules/prepaid/deps.ts'
import { createGuideQuestions } from '../modules/queue/ask-guide.ts'
import type { QueueDeps } from '../modules/queue/deps.ts'
import { createQueueWatch } from '../modules/queue/queue-watch.ts'
import type { ReconciliationDeps } from '../modules/reconciliation/deps.ts'
import type { RefundsDeps } from '../modules/refunds/deps.ts'
import { openRefunds } from '../modules/refunds/hooks.ts'
import { createRefundWatch } from '../modules/refunds/refund-watch.ts'
import { createNewsWatch } from '../modules/reports/news.ts'
import type { VisitNotesDeps } from '../modules/visit-notes/deps.ts'
import { createRateLimits } from '../rate-limits.ts'
import type { Gateways } from './gateways.ts'

/** What each domain stands on: its handlers, its operations and its modules all have the same. */
export type Domains = ReturnType<typeof createDomains>

interface DomainParts {
  gateways: Gateways
  /** An operation is due in so many milliseconds; 0: now. */
  nudge: (delayMs?: number) => void
}

export function createDomains(ground: Ground, { gateways, nudge }: DomainParts) {
  const { config, db, clock, fields, log } = ground
  const { hosts, sms, his, billing, channels, transfers } = gateways
  const accounts = createAccountStore({ db, fields })
  const settings = createSettingsReader({ config, db })
  const hospitals = createCatalogues(config, { his, clock })
  const catalogues = withDirectory(withOwnWords(hospitals, settings), db)
  const rateLimits = createRateLimits({ db, clock, fields })

  const patients: PatientsDeps = {
    ...{ db, fields, clock, config, his, settings },
    codes: createSmsCodes({ db, clock, fields, sms, log, limits: config.limits }),
    appointments: activeAppointments,
    payments: openPayments,
    refunds: openRefunds,
    requests: openRequests,
  }
  const payments: PaymentsDeps = {
    ...{ config, db, clock, fields, log, accounts, catalogues, billing, channels, nudge },
    watch: createPaymentWatch({ db, log }),
  }
  const invoices: InvoicesDeps = {
    ...{ db, clock, fields, log, billing, nudge },
    invoices: gateways.invoices,
  }
  const messages: MessagesDeps = {
    ...{ config, db, clock, fields, log, accounts, sms, nudge },
    ...{ wechat: hosts.wechat, alipay: hosts.alipay },
  }
  const booking: BookingDeps = {
    ...{ config, db, clock, fields, log, his, catalogues, settings, nudge },
    fees: createFeePayments(payments),
    watch: createAppointmentWatch({ db, log }),
  }
  const clinicStops: ClinicStopsDeps = { ...booking, stopWatch: createStopWatch({ db, log }) }
  const namedDoctor: NamedDoctorDeps = {
    ...{ config, db, clock, fields, catalogues, accounts, booking, nudge },
    watch: createRequestWatch({ db, log }),
  }
  const parking: ParkingDeps = {
    ...{ config, db, clock, fields, accounts, settings, nudge },
    watch: createParkingWatch({ db, log }),
  }
  const familyHelp: FamilyHelpDeps = {
    ...{ config, db, clock, fields, accounts, catalogues, payments, rateLimits },
    watch: createHelpWatch({ db, log }),
  }
  const visitNotes: VisitNotesDeps = {
    ...{ config, db, clock, fields, log, nudge },
    records: gateways.records,
  }
  const refunds: RefundsDeps = {
    ...{ config, db, clock, fields, log, billing, nudge },
    payments: payments.watch,
    watch: createRefundWatch({ db, log }),
  }
  const prepaid: PrepaidDeps = {
    ...{ config, db, clock, fields, log, accounts, catalogues, transfers, nudge },
    watch: refunds.watch,
    prepaid: gateways.prepaid,
  }
  const queue: QueueDeps = {
    ...{ config, db, clock, log, nudge },
    queues: gateways.queues,
    guides: createGuideQuestions({ clock, queues: gateways.queues, log }),
    watch: createQueueWatch({ db, log }),
  }
  const reconciliation: ReconciliationDeps = {
    ...{ config, db, clock, fields, log, nudge },
    statements: gateways.statements,
  }
  const exports = { config, db, clock, fields, nudge }
  const reports = {
    ...{ config, db, clock, fields, catalogues },
    gateways: gateways.reports,
    watch: createNewsWatch({ db, log }),
    linkOf: createLinkLookup({ db, config }),
  }

  const firstContent = loadFirstContent(config)
  const answers = createAnswers({
    onError: (error) => log.error({ err: error }, 'an answer of the assistant failed'),
  })
  const talk = {
    ...{ config, db, clock, fields, log, rateLimits, answers },
    model: gateways.model,
    watch: createConversationWatch({ db, log }),
  }
  const customerService: CustomerServiceDeps = {
    ...{ ...talk, accounts, firstContent },
    // No danger signs are asked for there.
    hearRedFlags: (words, said) => hearRedFlags(words, { ...said, isAsked: false }),
    knowledge: createKnowledgeBase({ db, firstContent }),
  }
  const assistant = { ...talk, settings, catalogues, linkOf: reports.linkOf }

  const settingsWatch = createSettingsWatch({ config, settings, log })

  return {
    ...{ accounts, settings, hospitals, catalogues, firstContent },
    ...{ patients, payments, invoices, messages, booking, clinicStops, namedDoctor, parking, familyHelp },
    ...{ visitNotes, refunds, prepaid, queue, reconciliation, exports, reports, customerService, assistant },
    settingsWatch,
    /** That something which pages show of the institution is another now. */
    tell(institutionId: string) {
      for (const channel of everyChannel)
        if (servedIn(config, channel).includes(institutionId)) settingsWatch.changed(channel)
    },
  }
}
