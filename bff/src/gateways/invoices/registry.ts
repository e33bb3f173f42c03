import type { Config } from '../../config.ts'
import type { HttpClient } from '../../lib/http.ts'
import { createInvoiceGateway } from './client.ts'
import type { InvoiceGateways } from './port.ts'

export function createInvoiceGateways(
  { institutions }: Pick<Config, 'institutions'>,
  deps: { http: HttpClient },
): InvoiceGateways {
  const gateways = new Map(
    institutions.flatMap(({ institutionId, invoices }) =>
      invoices === undefined ? [] : [[institutionId, createInvoiceGateway(invoices, deps)]],
    ),
  )

  return { of: (institutionId) => gateways.get(institutionId) }
}
