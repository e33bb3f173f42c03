import { z } from 'zod'
import { fen, instant, institutionId } from './common.ts'
import { channels } from './headers.ts'
import { patientId } from './patients.ts'
import { paymentId, paymentLine } from './payments.ts'
import { route } from './route.ts'
import { fileKinds, invoiceStates, paymentPurposes } from './states.ts'

/** The fiscal e-invoice (医疗收费电子票据) of a payment, with what it is for. */
export const invoice = z.object({
  paymentId,
  state: z.enum(invoiceStates),
  /** These three are null while it is being issued. */
  code: z.string().nullable(),
  number: z.string().nullable(),
  issuedAt: instant.nullable(),
  institutionId,
  institutionName: z.string(),
  patientId,
  patientName: z.string(),
  purpose: z.enum(paymentPurposes),
  amountFen: fen,
  paidAt: instant,
})
export type Invoice = z.output<typeof invoice>

const invoiceDetails = invoice.extend({
  institutionPhone: z.string(),
  /** Null while there is none, and where the payer's account is closed. */
  checkCode: z.string().nullable(),
  /** Of the red invoice that took it back. */
  redNumber: z.string().nullable(),
  /** Issued before a part went back, and taken back by a red one; this one is of the rest. */
  former: z.array(
    z.object({ number: z.string().nullable(), redNumber: z.string().nullable(), amountFen: fen }),
  ),
  /** Adds up to `amountFen`; empty of what is left after a part went back: the file says it. */
  lines: z.array(paymentLine),
})
export type InvoiceDetails = z.output<typeof invoiceDetails>

const forPayment = { who: 'patient', scope: 'payments', at: 'params.paymentId' } as const
const params = z.object({ paymentId })

export const invoicesRoutes = {
  /** Of the payments that the account may see, the newest first. */
  listInvoices: route({
    method: 'GET',
    path: '/api/invoices',
    access: { who: 'account' },
    query: z.object({ patientId: patientId.optional(), cursor: z.string().max(64).optional() }).strict(),
    response: z.object({ invoices: z.array(invoice), nextCursor: z.string().nullable() }),
  }),
  getInvoice: route({
    method: 'GET',
    path: '/api/payments/:paymentId/invoice',
    access: forPayment,
    params,
    response: z.object({
      /** Null where none is going to be: the hospital issues none here, or the money went back before it did. */
      invoice: invoiceDetails.nullable(),
    }),
  }),
  /**
   * The address of the file, for whatever shows it on the phone: a viewer sends no session. It is good for five
   * minutes, and the right of whoever asked for it is asked again when it is opened. The platform is asked here
   * already, so that a person learns in the app that the file cannot be had, not from an empty page.
   */
  linkInvoiceFile: route({
    method: 'GET',
    path: '/api/payments/:paymentId/invoice/file-link',
    access: forPayment,
    params,
    response: z.object({ path: z.string(), kind: z.enum(fileKinds) }),
    errors: ['INVOICE_NOT_READY', 'INVOICE_FILE_UNAVAILABLE'],
  }),
  readInvoiceFile: route({
    method: 'GET',
    path: '/api/invoice-files',
    access: { who: 'anyone' },
    query: z.object({ channel: z.enum(channels), ticket: z.string().max(400) }).strict(),
    response: 'file',
    errors: ['LINK_EXPIRED', 'INVOICE_NOT_READY', 'INVOICE_FILE_UNAVAILABLE'],
  }),
}
