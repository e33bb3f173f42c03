import type { Sex } from '@tongzhen/contract/documents'
import type { PaymentMeans } from '@tongzhen/contract/states'
import type { InvoiceKind } from './port.ts'

/** Codes of insurance.md §7.1; those that are UNCONFIRMED are configuration (`invoices` of an institution). */

export const issuingMethods: Record<InvoiceKind, string> = {
  outpatient: 'invoiceEBillOutpatient',
  registration: 'invEBillRegistration',
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
