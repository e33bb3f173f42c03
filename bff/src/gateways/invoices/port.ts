import type { DocumentKind, Sex } from '@tongzhen/contract/documents'
import type { BillCategory, PaymentMeans } from '@tongzhen/contract/states'
import { GatewayFailure } from '../failure.ts'

/** What Tongzhen asks of the platform of fiscal e-invoices (财政电子票据), in our words: fen, instants with offset. */
export interface InvoiceGateway {
  /** Issues one e-invoice. Repeating the same `businessNumber` issues once and gives the first answer. */
  issue(order: InvoiceOrder): Promise<InvoiceResult<IssuedInvoice>>
  query(invoice: InvoiceKey): Promise<InvoiceResult<InvoiceState>>
  /** What the payer looks at and keeps: a PDF or a picture. */
  file(invoice: InvoiceKey): Promise<InvoiceResult<InvoiceFile>>
  /** Red-letter (冲红): takes a whole invoice back. Repeating it gives the first red invoice. */
  writeOff(order: WriteOffOrder): Promise<InvoiceResult<IssuedInvoice>>
}

/** One gateway for each institution that issues e-invoices; undefined for one that does not. */
export interface InvoiceGateways {
  of(institutionId: string): InvoiceGateway | undefined
}

/** A failure that is no `InvoiceRefused` leaves the outcome unknown: ask again, with the same number. */
export type InvoiceResult<T> = T | GatewayFailure

/** The platform decided and said no: nothing was issued. */
export class InvoiceRefused extends GatewayFailure {
  readonly refusal: InvoiceRefusal

  constructor(refusal: InvoiceRefusal, details: { code: string }) {
    super('refused', { ...details, reason: `refused: ${refusal}` })
    this.refusal = refusal
  }
}

export function invoiceRefusalOf(failure: GatewayFailure): InvoiceRefusal | undefined {
  return failure instanceof InvoiceRefused ? failure.refusal : undefined
}

export const invoiceRefusals = [
  /** App id, key or place: it is for us to mend. */
  'caller_refused',
  'request_malformed',
  /** The business number stands on another invoice. */
  'number_taken',
  'invoice_unknown',
  /** Lines, parts and total are not the same sum. */
  'amounts_differ',
  /** Ask again later, the same call. */
  'busy',
] as const
export type InvoiceRefusal = (typeof invoiceRefusals)[number]

const invoiceKinds = ['outpatient', 'registration'] as const
export type InvoiceKind = (typeof invoiceKinds)[number]

export interface InvoiceOrder {
  /** Ours (业务流水号), stored before the call: 8–32 letters and digits. */
  businessNumber: string
  kind: InvoiceKind
  /** When it was paid. */
  paidAt: string
  payer: InvoicePayer
  /** `YYYY-MM-DD`. */
  visitedOn: string
  /** In Chinese, as the invoice is. */
  departmentName: string
  /** The hospital's own number of the settlement, or of the appointment. */
  hospitalNumber: string
  means: PaymentMeans
  /** At least one; their amounts are the invoice's total. */
  items: InvoiceItem[]
}

export interface InvoicePayer {
  name: string
  hospitalPatientNumber: string
  phone: string | undefined
  document: { kind: DocumentKind; number: string } | undefined
  sex: Sex | undefined
  ageYears: number | undefined
}

/** Kinds of charge on an invoice: those of bills, and the fee of a visit. */
export type ChargeKind = BillCategory | 'visit'

export interface InvoiceItem {
  chargeKind: ChargeKind
  /** In Chinese. */
  name: string
  nationalCode: string | undefined
  specification: string | undefined
  unit: string
  quantity: number
  amountFen: number
}

export interface InvoiceKey {
  batchCode: string
  number: string
}

export interface IssuedInvoice extends InvoiceKey {
  /** Whoever has it may look at the invoice (校验码). */
  checkCode: string
  issuedAt: string
  /** The platform's page of the invoice, to be opened by the payer. */
  viewUrl: string
}

export interface InvoiceFile {
  type: 'application/pdf' | 'image/png' | 'image/jpeg'
  bytes: Buffer
}

export type InvoiceState = { state: 'valid' } | { state: 'written_off'; by: InvoiceKey }

export interface WriteOffOrder extends InvoiceKey {
  writtenOffAt: string
  /** Stands on the red invoice. */
  reason: string
}
