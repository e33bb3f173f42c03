import { z } from 'zod'
import { fen, institutionId } from './common.ts'
import { patientId } from './patients.ts'
import { invoiceReference, paymentId } from './payments.ts'
import { route } from './route.ts'

/** An e-invoice with what it is for. */
export const invoice = invoiceReference.extend({
  paymentId,
  institutionId,
  institutionName: z.string(),
  patientId,
  patientName: z.string(),
  amountFen: fen,
})
export type Invoice = z.output<typeof invoice>

export const invoicesRoutes = {
  /** Of the payments that the account may see, those paid last first. */
  listInvoices: route({
    method: 'GET',
    path: '/api/invoices',
    access: { who: 'account' },
    query: z.object({ patientId: patientId.optional(), cursor: z.string().max(64).optional() }).strict(),
    response: z.object({ invoices: z.array(invoice), nextCursor: z.string().nullable() }),
  }),
  /** With the platform's own page of it: whoever has the address may look, so it is told to nobody else. */
  getInvoice: route({
    method: 'GET',
    path: '/api/payments/:paymentId/invoice',
    access: { who: 'patient', scope: 'payments', at: 'params.paymentId' },
    params: z.object({ paymentId }),
    response: z.object({
      /** Null while there is none. */
      invoice: invoiceReference.extend({ checkCode: z.string(), viewUrl: z.url() }).nullable(),
    }),
  }),
}
