import type { Sex } from '@tongzhen/contract/documents'
import type { PaymentMeans } from '../payments/port.ts'
import type { InvoiceKind, InvoiceRefusal } from './port.ts'

/** Codes of insurance.md §7.1 and docs/interfaces/e-invoices.md. */

/** How each kind is asked for; `busType` is UNCONFIRMED. */
export const issuing: Record<InvoiceKind, { method: string; busType: string }> = {
  outpatient: { method: 'invoiceEBillOutpatient', busType: '02' },
  registration: { method: 'invEBillRegistration', busType: '06' },
}

/** 07: bank card. */
export const payChannels: Record<PaymentMeans, string> = { wechat: '05', alipay: '04', unionpay: '07' }

export const sexWords: Record<Sex, string> = { male: '男', female: '女' }

/** The only card type that is public; other documents are not sent. */
export const RESIDENT_ID_CARD = '1101'

/** A person pays, not a company. */
export const PAYER_IS_PERSON = '1'

/** 全自费: everything by one's own money. */
export const OWN_MONEY_CARE = { code: '07', name: '全自费' }

export const DONE = 'S0000'

/** PROPOSED: the true ones are not public. A code that is not here says nothing about what was done. */
export const refusalCodes: Readonly<Record<string, InvoiceRefusal>> = {
  E0001: 'caller_refused',
  E0002: 'request_malformed',
  E0003: 'number_taken',
  E0004: 'invoice_unknown',
  E0005: 'amounts_differ',
  E9999: 'busy',
}
