import type { Config } from '../config.ts'
import type { Ground } from '../ground.ts'
import { createOutboxDelivery, OUTBOX_QUEUE } from '../jobs/outbox.ts'
import { createWorker } from '../jobs/worker.ts'
import { createBookingOperations } from '../modules/booking/perform-operation.ts'
import { createReminderOperations, REMINDERS_QUEUE } from '../modules/booking/reminders.ts'
import { operationKinds as bookingOperationKinds } from '../modules/booking/states.ts'
import { BOOKING_QUEUE } from '../modules/booking/take-step.ts'
import { createClinicStopOperations } from '../modules/clinic-stops/perform-operation.ts'
import { stopOperationKinds } from '../modules/clinic-stops/states.ts'
import { CLINIC_STOPS_QUEUE } from '../modules/clinic-stops/stops.ts'
import { followPaymentOfHelp } from '../modules/family-help/follow-payment.ts'
import { INVOICES_QUEUE } from '../modules/invoices/invoices.ts'
import { createInvoiceConsumer } from '../modules/invoices/on-payment.ts'
import { createInvoiceOperations } from '../modules/invoices/perform-operation.ts'
import { createMessageDelivery } from '../modules/messages/deliver.ts'
import { createMessagesConsumer, MESSAGES_QUEUE, ways } from '../modules/messages/messages.ts'
import { followAppointment } from '../modules/named-doctor/follow-appointment.ts'
import { createVisitFollower } from '../modules/parking/follow-visit.ts'
import { createBillsParty } from '../modules/payments/bills-party.ts'
import { createPaymentOperations } from '../modules/payments/perform-operation.ts'
import { createPrepaidParty } from '../modules/payments/prepaid-party.ts'
import { createRegistrationParty } from '../modules/payments/registration-party.ts'
import { operationKinds as paymentOperationKinds } from '../modules/payments/states.ts'
import { PAYMENTS_QUEUE } from '../modules/payments/take-step.ts'
import { createPrepaidFollower } from '../modules/prepaid/follow-prepaid.ts'
import { createPrepaidOperations } from '../modules/prepaid/perform-operation.ts'
import { prepaidOperationKinds } from '../modules/prepaid/step.ts'
import { PREPAID_QUEUE } from '../modules/prepaid/take-step.ts'
import { createCheckInOperations } from '../modules/queue/perform-check-in.ts'
import { CHECK_IN_QUEUE } from '../modules/queue/queue-places.ts'
import { createReconciliationOperations } from '../modules/reconciliation/perform-run.ts'
import { FORMER_QUEUE, RECONCILIATION_QUEUE, runOperations } from '../modules/reconciliation/runs.ts'
import { createExportOperations } from '../modules/refund-exports/collect.ts'
import { EXPORTS_QUEUE } from '../modules/refund-exports/exports.ts'
import { REFUNDS_QUEUE } from '../modules/refunds/applications.ts'
import { createRefundOperations } from '../modules/refunds/by-rule.ts'
import { createRefundFollower } from '../modules/refunds/follow-payment.ts'
import { createNoteOffer } from '../modules/visit-notes/hooks.ts'
import { createVisitNoteOperations } from '../modules/visit-notes/perform-operation.ts'
import { VISIT_NOTES_QUEUE } from '../modules/visit-notes/visit-notes.ts'
import type { Domains } from './domains.ts'
import type { Gateways } from './gateways.ts'

/** The work that happens outside of requests because something is due. */
export function createOperationWorker(
  { config, db, clock, fields, log }: Ground,
  { domains, inpatient }: { domains: Domains; inpatient: Gateways['inpatient'] },
) {
  const { booking, payments, invoices, messages, refunds, prepaid, queue } = domains
  const { visitNotes, clinicStops, exports, reconciliation } = domains
  const reconcile = createReconciliationOperations(reconciliation)

  return createWorker({
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
}

function longestCallMs({ institutions, merchants, alipay, wechat, sms }: Config): number {
  const ofMerchants = Object.values(merchants).map((one) => (one.means === 'alipay' ? 0 : one.timeoutMs))
  const ofInstitutions = institutions.flatMap((one) => [one.his.timeoutMs, one.invoices?.timeoutMs ?? 0])
  // Alipay's SDK repeats a request once when its connection breaks.
  const ofHosts = [wechat?.timeoutMs ?? 0, 2 * (alipay?.timeoutMs ?? 0), sms.timeoutMs]

  return Math.max(...ofInstitutions, ...ofMerchants, ...ofHosts)
}
