import type { Migration } from 'kysely'
import * as ground from './migrations/001-ground.ts'
import * as patients from './migrations/002-patients.ts'
import * as booking from './migrations/003-booking.ts'
import * as payments from './migrations/004-payments.ts'
import * as messages from './migrations/005-messages.ts'
import * as paidRegistrations from './migrations/006-paid-registrations.ts'
import * as staff from './migrations/007-staff.ts'
import * as paymentIndexes from './migrations/008-payment-indexes.ts'
import * as reports from './migrations/009-reports.ts'
import * as returnedByHand from './migrations/010-returned-by-hand.ts'
import * as enrolmentCodes from './migrations/011-enrolment-codes.ts'
import * as smsDoors from './migrations/012-sms-doors.ts'
import * as voidRefused from './migrations/013-void-refused.ts'
import * as hospitalEvents from './migrations/014-hospital-events.ts'
import * as reportNewsAndTerms from './migrations/015-report-news-and-terms.ts'
import * as queuePlaces from './migrations/016-queue-places.ts'
import * as topUps from './migrations/018-top-ups.ts'
import * as healthCards from './migrations/020-health-cards.ts'
import * as reportChoices from './migrations/022-report-choices.ts'
import * as remindersOfBefore from './migrations/024-reminders-of-before.ts'
import * as proofAndDroppedMessages from './migrations/025-proof-and-dropped-messages.ts'
import * as clinicStops from './migrations/027-clinic-stops.ts'
import * as namedDoctor from './migrations/029-named-doctor.ts'
import * as parking from './migrations/030-parking.ts'
import * as institutionSettings from './migrations/031-institution-settings.ts'
import * as institutionDocuments from './migrations/033-institution-documents.ts'
import * as stopsOfBefore from './migrations/035-stops-of-before.ts'
import * as familyHelps from './migrations/036-family-helps.ts'
import * as reconciliation from './migrations/037-reconciliation.ts'
import * as refundApplications from './migrations/039-refund-applications.ts'
import * as invoicesAnew from './migrations/040-invoices-anew.ts'
import * as refundRules from './migrations/041-refund-rules.ts'
import * as prepaidRefunds from './migrations/042-prepaid-refunds.ts'
import * as dayFigures from './migrations/044-day-figures.ts'
import * as refundExports from './migrations/045-refund-exports.ts'
import * as conversations from './migrations/046-conversations.ts'
import * as serviceConversations from './migrations/047-service-conversations.ts'
import * as held from './migrations/049-held.ts'
import * as visitNotes from './migrations/050-visit-notes.ts'
import * as heldUpTold from './migrations/051-held-up-told.ts'
import * as documentReasons from './migrations/052-document-reasons.ts'
import * as embedding from './migrations/053-embedding.ts'
import * as inspections from './migrations/054-inspections.ts'
import * as consultationNotes from './migrations/058-consultation-notes.ts'
import * as noticePhones from './migrations/060-notice-phones.ts'
import * as noticePhonesKept from './migrations/061-notice-phones-kept.ts'

/** In the order of their names. A migration that has run anywhere is never altered. */
export const migrations: Record<string, Migration> = {
  '001-ground': ground,
  '002-patients': patients,
  '003-booking': booking,
  '004-payments': payments,
  '005-messages': messages,
  '006-paid-registrations': paidRegistrations,
  '007-staff': staff,
  '008-payment-indexes': paymentIndexes,
  '009-reports': reports,
  '010-returned-by-hand': returnedByHand,
  '011-enrolment-codes': enrolmentCodes,
  '012-sms-doors': smsDoors,
  '013-void-refused': voidRefused,
  '014-hospital-events': hospitalEvents,
  '015-report-news-and-terms': reportNewsAndTerms,
  '016-queue-places': queuePlaces,
  '018-top-ups': topUps,
  '020-health-cards': healthCards,
  '022-report-choices': reportChoices,
  '024-reminders-of-before': remindersOfBefore,
  '025-proof-and-dropped-messages': proofAndDroppedMessages,
  '027-clinic-stops': clinicStops,
  '029-named-doctor': namedDoctor,
  '030-parking': parking,
  '031-institution-settings': institutionSettings,
  '033-institution-documents': institutionDocuments,
  '035-stops-of-before': stopsOfBefore,
  '036-family-helps': familyHelps,
  '037-reconciliation': reconciliation,
  '039-refund-applications': refundApplications,
  '040-invoices-anew': invoicesAnew,
  '041-refund-rules': refundRules,
  '044-day-figures': dayFigures,
  '045-refund-exports': refundExports,
  '049-held': held,
  '046-conversations': conversations,
  '047-service-conversations': serviceConversations,
  '042-prepaid-refunds': prepaidRefunds,
  '050-visit-notes': visitNotes,
  '051-held-up-told': heldUpTold,
  '052-document-reasons': documentReasons,
  '053-embedding': embedding,
  '054-inspections': inspections,
  '058-consultation-notes': consultationNotes,
  '060-notice-phones': noticePhones,
  '061-notice-phones-kept': noticePhonesKept,
}
