import { isGatewayFailure } from '../../gateways/failure.ts'
import type { InvoiceFile } from '../../gateways/invoices/port.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { VisiblePayment } from '../payments/payments.ts'
import type { InvoicesDeps } from './deps.ts'

/** The file as the platform gives it now; the caller has made sure who asks. */
export async function fetchFile(
  { invoices, log }: Pick<InvoicesDeps, 'invoices' | 'log'>,
  { institution_id: institutionId, invoice_code: batchCode, invoice_number: number }: VisiblePayment,
): Promise<InvoiceFile | Refusal<'INVOICE_NOT_READY' | 'INVOICE_FILE_UNAVAILABLE'>> {
  const gateway = invoices.of(institutionId)
  if (gateway === undefined || batchCode === null || number === null) return refuse('INVOICE_NOT_READY')
  const file = await gateway.file({ batchCode, number })
  if (!isGatewayFailure(file)) return file
  log.warn({ institutionId, kind: file.kind, reason: file.reason }, 'the file of an invoice cannot be had')

  return refuse('INVOICE_FILE_UNAVAILABLE')
}
