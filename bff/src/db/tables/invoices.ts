import type { InvoiceRowState } from '../../modules/invoices/states.ts'

/** The e-invoice of what a payment has left, from the wish for it to its red letter. */
export interface InvoicesTable {
  invoice_id: string
  payment_id: string
  institution_id: string
  /** The platform's idempotency number, another one for each time it is issued (reliability.md R1, R4). */
  business_number: string
  state: InvoiceRowState
  /** The money went back while it was being issued: it is taken back as soon as there is one. */
  is_unwanted: boolean
  /** Sealed `InvoiceOrder`: each call sends the same one; null before it is known and once none will be sent. */
  invoice_order: string | null
  /** What stands on it; null before the hospital has been asked. */
  amount_fen: number | null
  invoice_code: string | null
  invoice_number: string | null
  /** Sealed: whoever has it may look at the invoice. */
  check_code: string | null
  /** Sealed: the platform's own page, told to nobody; kept for a platform that gives no file. */
  view_url: string | null
  issued_at: Date | null
  red_code: string | null
  red_number: string | null
  /** Grows with every change of state; every change compares it first (R5). */
  version: number
  created_at: Date
  changed_at: Date
}

/** One that was taken back because a part went back, and issued anew for the rest. */
export interface FormerInvoicesTable
  extends Pick<
    InvoicesTable,
    | 'invoice_id'
    | 'business_number'
    | 'amount_fen'
    | 'invoice_code'
    | 'invoice_number'
    | 'issued_at'
    | 'red_code'
    | 'red_number'
  > {
  red_at: Date
}

export interface InvoicesTables {
  former_invoices: FormerInvoicesTable
  invoices: InvoicesTable
}
