import { invoicesRoutes as routes } from '@tongzhen/contract/invoices'
import { textIn } from '../../lib/local-text.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import { place as patientPlace } from '../patients/places.ts'
import { invoiceReference } from '../payments/invoice-reference.ts'
import { listPayments } from '../payments/list-payments.ts'
import type { InvoicesDeps } from './deps.ts'
import { lookUpInvoice } from './look-up-invoice.ts'

/** The e-invoices of payments, to whoever may see the payment. */
export function createInvoicesModule(deps: Pick<InvoicesDeps, 'db' | 'fields'>): Module {
  const { db, fields } = deps

  return {
    name: 'invoices',
    routes,
    register(handle) {
      handle(routes.listInvoices, async ({ query, principal, institutions, language }) => {
        const { accountId } = principal
        const page = await listPayments(db, { ...query, accountId, institutions, isInvoiced: true })
        if (page === undefined) return malformedCursor()
        const invoices = page.rows.flatMap((row) => {
          const reference = invoiceReference(row)
          const { viewed_patient_id: patientId, viewed_patient_name: name } = row
          if (reference === null || name === null) return []

          return {
            ...reference,
            paymentId: row.payment_id,
            institutionId: row.institution_id,
            institutionName: textIn(row.snapshot.institutionName, language),
            patientId,
            patientName: fields.open(patientPlace('patients', 'name', patientId), name),
            amountFen: row.amount_fen,
          }
        })

        return { invoices, nextCursor: page.nextCursor }
      })

      handle(routes.getInvoice, async ({ params }) => ({
        invoice: await lookUpInvoice(deps, params.paymentId),
      }))
    },
  }
}
