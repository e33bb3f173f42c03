import { invoiceReference } from '../payments/invoice-reference.ts'
import type { InvoicesDeps } from './deps.ts'
import { place } from './invoices.ts'

/** An invoice with the way to look at it; null while there is none. The caller has made sure who asks. */
export async function lookUpInvoice({ db, fields }: Pick<InvoicesDeps, 'db' | 'fields'>, paymentId: string) {
  const row = await db
    .selectFrom('invoices')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()
  if (!row) return null
  const { state: invoice_state, issued_at: invoice_issued_at, invoice_id: invoiceId } = row
  const reference = invoiceReference({ ...row, invoice_state, invoice_issued_at })
  if (reference === null || row.check_code === null || row.view_url === null) return null

  return {
    ...reference,
    checkCode: fields.open(place('check_code', invoiceId), row.check_code),
    viewUrl: fields.open(place('view_url', invoiceId), row.view_url),
  }
}
