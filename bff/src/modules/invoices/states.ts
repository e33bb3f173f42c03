/** Where an e-invoice stands between us, the hospital and the platform. */
export const invoiceStates = [
  /** The hospital is asked what was paid for. */
  'composing',
  /** The platform is asked for it, under one number, until it answers. */
  'issuing',
  'issued',
  /** The money went back; the platform is asked to take the invoice back (冲红). */
  'writing_off',
  'red_lettered',
  /** The platform said no, or the money went back before anybody was asked. */
  'not_issued',
] as const
export type InvoiceRowState = (typeof invoiceStates)[number]

export type InvoiceEvent = 'invoice.issued'
