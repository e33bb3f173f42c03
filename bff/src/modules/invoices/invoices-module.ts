import { invoicesRoutes as routes } from '@tongzhen/contract/invoices'
import type { InvoiceFile } from '../../gateways/invoices/port.ts'
import { isRefusal, refuse } from '../../lib/failure.ts'
import { createFileLinks } from '../../lib/file-links.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import { listPayments } from '../payments/list-payments.ts'
import type { InvoicesDeps } from './deps.ts'
import { fetchFile } from './invoice-file.ts'
import { findVisible, invoiceView, lookUpInvoice } from './invoice-view.ts'

/** The e-invoices of payments, to whoever may see the payment. */
export function createInvoicesModule(deps: InvoicesDeps): Module {
  const { db } = deps
  const links = createFileLinks(deps, 'invoices')

  return {
    name: 'invoices',
    routes,
    register(handle) {
      handle(routes.listInvoices, async ({ query, principal, institutions, language }) => {
        const { accountId } = principal
        const page = await listPayments(db, { ...query, accountId, institutions, isInvoiced: true })
        if (page === undefined) return malformedCursor()
        const invoices = page.rows.flatMap((row) => invoiceView(deps, row, language) ?? [])

        return { invoices, nextCursor: page.nextCursor }
      })

      handle(routes.getInvoice, async ({ params: { paymentId }, principal, institutions, language }) => {
        const viewer = { accountId: principal.accountId, institutions }

        return { invoice: await lookUpInvoice(deps, { paymentId, viewer, language }) }
      })

      handle(routes.linkInvoiceFile, async ({ params: { paymentId }, principal, institutions, channel }) => {
        const { accountId } = principal
        const payment = await findVisible(deps, paymentId, { accountId, institutions })
        if (payment === undefined) return refuse('NOT_FOUND')
        const file = await fetchFile(deps, payment)
        if (isRefusal(file)) return file

        return {
          path: links.link(routes.readInvoiceFile.path, { accountId, of: [paymentId], channel }),
          kind: file.type === 'application/pdf' ? ('pdf' as const) : ('picture' as const),
        }
      })

      handle(routes.readInvoiceFile, async ({ query, channel, institutions }) => {
        const ticket = links.open({ ...query, channel })
        if (isRefusal(ticket)) return ticket
        const payment = await findVisible(deps, ticket.of[0] ?? '', { ...ticket, institutions })
        if (payment === undefined) return refuse('NOT_FOUND')
        const file = await fetchFile(deps, payment)
        if (isRefusal(file)) return file

        return { ...file, name: fileName(payment.invoice_number, file) }
      })
    },
  }
}

const extensions = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' }

/** Only what every browser takes in a header. */
function fileName(number: string | null, { type }: InvoiceFile): string {
  return `invoice-${(number ?? '').replaceAll(/\W/g, '')}.${extensions[type]}`
}
