import type { InvoiceReference } from '@tongzhen/contract/payments'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { VisiblePayment } from './payments.ts'

/** The e-invoice of a payment, once it is issued; null before and where there is none. */
export function invoiceReference(
  row: Pick<VisiblePayment, 'invoice_code' | 'invoice_number' | 'invoice_issued_at' | 'invoice_state'>,
): InvoiceReference | null {
  const { invoice_code: code, invoice_number: number, invoice_issued_at: issuedAt } = row
  if (code === null || number === null || issuedAt === null) return null
  const state = row.invoice_state === 'red_lettered' ? 'red_lettered' : 'issued'

  return { code, number, issuedAt: shanghaiInstant(issuedAt), state }
}
