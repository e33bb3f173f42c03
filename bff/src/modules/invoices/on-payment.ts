import type { Db } from '../../db/schema.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import { newId } from '../../lib/ids.ts'
import type { InvoicesDeps } from './deps.ts'
import { changeInvoice, isAnythingLeft, isInvoiced, lockInvoiceOf, oweCall } from './invoices.ts'

const returned: readonly string[] = ['payment.refunded', 'payment.returned_by_hand']

/** A payment that was taken gets its e-invoice; one that went back loses it, and one that did in part gets another. */
export function createInvoiceConsumer({ invoices }: Pick<InvoicesDeps, 'invoices'>): EventConsumer {
  return async (tx, event, now) => {
    if (event.type === 'payment.paid') await wishInvoice(tx, { paymentId: event.aggregate_id, invoices, now })
    if (returned.includes(event.type)) await takeBack(tx, { paymentId: event.aggregate_id, now })
  }
}

async function wishInvoice(
  tx: Db,
  { paymentId, invoices, now }: { paymentId: string; invoices: InvoicesDeps['invoices']; now: Date },
): Promise<void> {
  const payment = await tx
    .selectFrom('payments')
    .select(['institution_id', 'patient_id', 'purpose'])
    .where('payment_id', '=', paymentId)
    .executeTakeFirstOrThrow()
  if (!isInvoiced(payment.purpose)) return
  // A closed account's invoice would be of nobody.
  if (invoices.of(payment.institution_id) === undefined || payment.patient_id === null) return
  if (await lockInvoiceOf(tx, paymentId)) return
  const invoiceId = newId('inv')
  await tx
    .insertInto('invoices')
    .values({
      invoice_id: invoiceId,
      payment_id: paymentId,
      institution_id: payment.institution_id,
      business_number: invoiceId.replace('inv_', 'TZI'),
      state: 'composing',
      is_unwanted: false,
      ...{
        invoice_order: null,
        amount_fen: null,
        invoice_code: null,
        invoice_number: null,
        check_code: null,
      },
      ...{ view_url: null, issued_at: null, red_code: null, red_number: null },
      version: 1,
      created_at: now,
      changed_at: now,
    })
    .execute()
  await oweCall(tx, { invoiceId, version: 1, setbacks: 0, dueAt: now })
}

async function takeBack(tx: Db, { paymentId, now }: { paymentId: string; now: Date }): Promise<void> {
  const row = await lockInvoiceOf(tx, paymentId)
  switch (row?.state) {
    case 'composing': {
      // What the hospital was asked before is not what is left now: it is asked anew.
      const state = (await isAnythingLeft(tx, paymentId)) ? 'composing' : 'not_issued'
      await changeInvoice(tx, { row, change: { state }, now })
      return
    }
    // Perhaps it is issued already: only its number can be taken back.
    case 'issuing':
      await tx
        .updateTable('invoices')
        .set({ is_unwanted: true })
        .where('invoice_id', '=', row.invoice_id)
        .execute()
      return
    case 'issued':
      await changeInvoice(tx, { row, change: { state: 'writing_off' }, now })
      return
    default:
  }
}
