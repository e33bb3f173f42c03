import type { DocumentKind, Sex } from '@tongzhen/contract/documents'
import type { DoctorTitle } from '@tongzhen/contract/institutions'
import type { ContactRelationship, MaritalStatus, PayerKind } from '@tongzhen/contract/patients'
import type {
  BillCategory,
  CostClass,
  DayPeriod,
  PaymentMeans,
  ScheduleState,
  VisitKind,
} from '@tongzhen/contract/states'
import type { BillingRefusal, HospitalBill, HospitalBillItem } from '../billing-port.ts'
import type { HospitalNotice, HospitalStay, InpatientRefusal } from '../inpatient-port.ts'
import type { HisRefusal, VisitPayment } from '../port.ts'
import type { PrepaidRefusal } from '../prepaid-port.ts'
import type { QueueRefusal, QueueStanding } from '../queue-port.ts'

/** One code table of docs/interfaces/his.md, read in both directions. */
export class CodeTable<Word extends string> {
  readonly #codes: Readonly<Record<Word, string>>
  readonly #words: ReadonlyMap<string, Word>

  constructor(codes: Readonly<Record<Word, string>>) {
    this.#codes = codes
    this.#words = new Map(Object.entries<string>(codes).map(([word, code]) => [code, word as Word]))
  }

  codeOf(word: Word): string {
    return this.#codes[word]
  }

  /** Undefined for a code that the table does not have. */
  wordOf(code: string): Word | undefined {
    return this.#words.get(code)
  }

  wordsOf(codes: readonly string[]): Word[] {
    return codes.flatMap((code) => this.wordOf(code) ?? [])
  }
}

export const documentTypes = new CodeTable<DocumentKind>({
  resident_id: '01',
  passport: '03',
  hk_macau_permit: '06',
  taiwan_permit: '07',
})

export const sexCodes = new CodeTable<Sex>({ male: '1', female: '2' })

/** GB/T 2261.2. */
export const maritalStatusCodes = new CodeTable<MaritalStatus>({
  unmarried: '10',
  married: '20',
  widowed: '30',
  divorced: '40',
  not_stated: '90',
})

/** GB/T 4761, simplified. */
export const relationshipCodes = new CodeTable<ContactRelationship>({
  spouse: '1',
  child: '2',
  parent: '3',
  sibling: '4',
  grandparent: '5',
  grandchild: '6',
  other_relative: '8',
  friend: '9',
})

export const payTypes = new CodeTable<PayerKind>({
  own_money: '01',
  city_insurance: '02',
  province_insurance: '03',
  other_insurance: '04',
  other: '09',
})

export const visitTypes = new CodeTable<VisitKind>({
  ordinary: '1',
  expert: '2',
  special_need: '3',
  mdt: '4',
})

export const periods = new CodeTable<DayPeriod>({ morning: '1', afternoon: '2', evening: '3' })

export const scheduleStatuses = new CodeTable<ScheduleState>({ open: '1', full: '2', stopped: '3' })

/** GB/T 8561. */
export const titleCodes = new CodeTable<DoctorTitle>({
  chief: '231',
  associate_chief: '232',
  attending: '233',
  resident: '234',
})

export const payStatuses = new CodeTable<VisitPayment>({
  at_hospital: '0',
  paid: '1',
  nothing_to_pay: '2',
})

/** The pay channels of e-invoices (insurance.md §7.1); UnionPay is their bank card. */
export const payMethods = new CodeTable<PaymentMeans>({ wechat: '05', alipay: '04', unionpay: '07' })

export const billCategoryCodes = new CodeTable<BillCategory>({
  examination: '1',
  laboratory: '2',
  drugs: '3',
  treatment: '4',
  other: '9',
})

export const billStatuses = new CodeTable<HospitalBill['state']>({ open: '0', paid: '1', refunded: '2' })

export const billItemStatuses = new CodeTable<NonNullable<HospitalBillItem['state']>>({
  refundable: '0',
  done: '1',
  refunded: '2',
})

export const stayStatuses = new CodeTable<HospitalStay['state']>({ in_hospital: '1', over: '2' })

export const noticeStatuses = new CodeTable<HospitalNotice['state']>({ waiting: '0', admitted: '1' })

/** 医疗收费项目类别; the three kinds of medicine are one word. */
const costClasses: Readonly<Record<string, CostClass>> = {
  '01': 'bed',
  '02': 'consultation',
  '03': 'examination',
  '04': 'laboratory',
  '05': 'treatment',
  '06': 'surgery',
  '07': 'nursing',
  '08': 'materials',
  '09': 'drugs',
  '10': 'drugs',
  '11': 'drugs',
  '12': 'consultation',
  '13': 'consultation',
}

/** A code of the hospital's own is no reason to leave its money out. */
export function costClassOf(code: string): CostClass {
  return costClasses[code] ?? 'other'
}
export const queueStatuses = new CodeTable<QueueStanding['state']>({
  not_checked_in: 'NONE',
  waiting: 'WAITING',
  called: 'CALLED',
  missed: 'MISSED',
  seen: 'DONE',
})

/** What each answer code means; a code that is not here says nothing about what was done. */
export const refusalCodes: Readonly<Record<string, HisRefusal['code']>> = {
  '1001': 'caller_refused',
  '1002': 'caller_refused',
  '1003': 'caller_refused',
  '1004': 'request_malformed',
  '2001': 'person_unknown',
  '2002': 'file_exists',
  '2003': 'name_mismatch',
  '2004': 'card_unknown',
  '3001': 'slot_unknown',
  '3002': 'slot_full',
  '3003': 'clinic_stopped',
  '3004': 'session_already_booked',
  '3005': 'lock_expired',
  '3006': 'too_late_to_cancel',
  '3007': 'order_unknown',
  '3008': 'order_state',
  '3009': 'person_barred',
  // The payment of a fee is not of the amount that was locked.
  '4005': 'order_state',
  '7001': 'stopped_before',
  '7002': 'session_begun',
  '7003': 'moved_since',
  '7004': 'stop_unknown',
  '9001': 'busy',
}

/** The same for what is asked about bills. */
export const billingRefusalCodes: Readonly<Record<string, BillingRefusal>> = {
  '1001': 'caller_refused',
  '1002': 'caller_refused',
  '1003': 'caller_refused',
  '1004': 'request_malformed',
  '2001': 'person_unknown',
  '4001': 'bill_unknown',
  '4002': 'bill_paid',
  '4003': 'bill_unknown',
  '4004': 'bill_locked',
  '4005': 'bill_changed',
  '4006': 'order_unknown',
  '4007': 'order_cancelled',
  '4008': 'already_settled',
  '4009': 'refund_too_much',
  '4010': 'already_executed',
  '8011': 'items_gone',
  '9001': 'busy',
}

/** The same for what is asked about inpatients. */
export const inpatientRefusalCodes: Readonly<Record<string, InpatientRefusal>> = {
  '1001': 'caller_refused',
  '1002': 'caller_refused',
  '1003': 'caller_refused',
  '1004': 'request_malformed',
  '2001': 'person_unknown',
  '4006': 'order_unknown',
  '4007': 'order_cancelled',
  '4008': 'already_credited',
  '4009': 'reversal_differs',
  '5001': 'stay_unknown',
  '5002': 'stay_over',
  '5003': 'amount_outside',
  '5004': 'notice_unknown',
  '5005': 'no_orders_yet',
  '5006': 'not_reversible',
  '5007': 'bed_not_ready',
  '9001': 'busy',
}

/** The same for money on cards. */
export const prepaidRefusalCodes: Readonly<Record<string, PrepaidRefusal>> = {
  '1001': 'caller_refused',
  '1002': 'caller_refused',
  '1003': 'caller_refused',
  '1004': 'request_malformed',
  '2001': 'person_unknown',
  '4006': 'order_unknown',
  '4007': 'order_cancelled',
  '4008': 'already_deducted',
  '4009': 'restoration_differs',
  '5011': 'card_unknown',
  '5012': 'balance_short',
  '5013': 'more_than_paid',
  '9001': 'busy',
}

/** The same for what is asked about check-in and queue. */
export const queueRefusalCodes: Readonly<Record<string, QueueRefusal>> = {
  '1001': 'caller_refused',
  '1002': 'caller_refused',
  '1003': 'caller_refused',
  '1004': 'request_malformed',
  '3007': 'order_unknown',
  '3008': 'order_state',
  '6001': 'too_early',
  '6002': 'too_late',
  '6003': 'not_offered',
  '9001': 'busy',
}
