import type { Bill, BilledVisit } from '@tongzhen/contract/billing'
import type { Language } from '@tongzhen/contract/headers'
import type { InvoiceDetails } from '@tongzhen/contract/invoices'
import type { Payment } from '@tongzhen/contract/payments'
import type { PrepaidAccount, PrepaidRefund, PrepaidRefundRow } from '@tongzhen/contract/prepaid'
import type { RefundApplication, RefundItem, RefundOffer } from '@tongzhen/contract/refunds'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { personOf } from '../../bff/test/file-of.ts'
import { addDays, instantAt, today } from '../../src/lib/shanghai-time.ts'
import { INSTITUTION } from './clinics.ts'
import type { Answers } from './sight.ts'

const MINUTE_MS = 60_000
export const PAYMENT = 'pay_0123456789ABCDEFGHJK'
export const BILL = 'B20261120001'
const PATIENT = 'pat_0123456789ABCDEFGHJK'

/** What hospital and provider say, in the language asked for. */
type Said = (language: Language) => string
export const said =
  (chinese: string, english: string): Said =>
  (language) =>
    language === 'zh-CN' ? chinese : english
const hospital = said('同真医院中心院区', 'Tongzhen Hospital, Central Campus')
const laboratory = said('检验科', 'Department of Laboratory Medicine')
const imaging = said('放射科', 'Department of Radiology')
const pharmacy = said('门诊西药房', 'Outpatient Pharmacy')
const cardiology = said('心血管内科', 'Cardiovascular Medicine')
const doctor = said('王建国', 'Dr Wang Jianguo')

const ago = (minutes: number) => instantAt(Date.now() - minutes * MINUTE_MS)
const later = (minutes: number) => ago(-minutes)

function bills(language: Language): Record<'first' | 'second' | 'third', Bill> {
  const bill = { issuedAt: ago(60), state: 'open', paymentId: null } as const

  return {
    first: {
      ...bill,
      billId: BILL,
      executingDepartmentName: laboratory(language),
      category: 'laboratory',
      amountFen: 12850,
    },
    second: {
      ...bill,
      billId: 'B20261120002',
      executingDepartmentName: imaging(language),
      category: 'examination',
      amountFen: 32000,
    },
    third: {
      ...bill,
      billId: 'B20261113001',
      executingDepartmentName: pharmacy(language),
      category: 'drugs',
      amountFen: 24660,
    },
  }
}

interface BillsAre {
  /** Of the second bill. */
  second?: Partial<Bill>
  every?: Partial<Bill>
  means?: PaymentMeans[]
}

/** Two visits: one of today with two bills, and one of last week. */
export function billsAre({ second = {}, every = {}, means = ['unionpay'] }: BillsAre = {}): Answers {
  const visit = (language: Language, daysAgo: number, own: Bill[]): BilledVisit => ({
    visitId: `V${daysAgo}`,
    visitedOn: addDays(today(), -daysAgo),
    departmentName: cardiology(language),
    doctorName: doctor(language),
    bills: own.map((bill) => ({ ...bill, ...every })),
  })

  return {
    path: /\/bills$/,
    instead: (language) => {
      const known = bills(language)

      return {
        visits: [
          visit(language, 0, [known.first, { ...known.second, ...second }]),
          visit(language, 7, [known.third]),
        ],
        means,
      }
    },
  }
}

export const noBills: Answers = { path: /\/bills$/, instead: () => ({ visits: [], means: ['unionpay'] }) }

export function billIs(more: Partial<Bill> = {}): Answers {
  return {
    path: /\/bills\/[\w.-]+$/,
    instead: (language) => ({
      ...bills(language).third,
      ...more,
      visitId: 'V7',
      visitedOn: addDays(today(), -7),
      items: [
        {
          name: said('阿司匹林肠溶片', 'Aspirin enteric-coated tablets')(language),
          nationalCode: 'XB01ACA055A002010101445',
          specification: said('100 毫克 × 30 片', '100 mg × 30 tablets')(language),
          unit: said('盒', 'box')(language),
          quantity: 2,
          unitPriceFen: 1230,
          amountFen: 2460,
        },
        {
          name: said('瑞舒伐他汀钙片', 'Rosuvastatin calcium tablets')(language),
          nationalCode: 'XC10AAR043A001010203512',
          specification: said('10 毫克 × 28 片', '10 mg × 28 tablets')(language),
          unit: said('盒', 'box')(language),
          quantity: 3,
          unitPriceFen: 7400,
          amountFen: 22200,
        },
      ],
    }),
  }
}

function paymentIn(language: Language, more: Partial<Payment>): Payment {
  const { first, second } = bills(language)

  return {
    paymentId: PAYMENT,
    version: 1,
    state: 'to_pay',
    reason: null,
    reasonParams: null,
    purpose: 'bills',
    institutionId: INSTITUTION,
    institutionName: hospital(language),
    institutionPhone: '021-65000000',
    patientId: PATIENT,
    patientName: personOf('li-ming').name,
    appointmentId: null,
    stayId: null,
    means: 'wechat',
    amountFen: first.amountFen + second.amountFen,
    refundedFen: 0,
    byHandFen: 0,
    refundingFen: 0,
    lines: [first, second].map(({ billId, executingDepartmentName: name, amountFen }) => ({
      ...{ billId, name, amountFen },
    })),
    providerNumber: null,
    createdAt: ago(2),
    paidAt: null,
    expiresAt: null,
    settledByAt: null,
    cashier: null,
    canClose: false,
    refundApplicationId: null,
    helpId: null,
    ...more,
  }
}

/** Only what every payment has once it is paid. */
export const paid = () => ({ paidAt: ago(1), providerNumber: '4200002468202611221234567890' })

/** Of the account that looks, with some minutes left; the cashier is one that a plain browser cannot show. */
export const toPay = () => ({
  expiresAt: later(14),
  canClose: true,
  cashier: {
    means: 'wechat',
    appId: 'wx0000000000000000',
    timeStamp: '0',
    nonceStr: '0',
    package: 'prepay_id=0',
    signType: 'RSA',
    paySign: '0',
  } as const,
})

export const soon = () => later(5)
export const inDays = (days: number) => later(days * 24 * 60)

export function paymentIs(more: () => Partial<Payment>): Answers {
  return { path: /\/api\/payments\/pay_\w+$/, instead: (language) => paymentIn(language, more()) }
}

/** The account's payments, newest first. */
export function paymentsAre(...each: (() => Partial<Payment>)[]): Answers {
  return {
    path: /\/api\/payments$/,
    method: 'GET',
    instead: (language) => ({
      payments: each.map((more, index) =>
        paymentIn(language, { paymentId: PAYMENT.slice(0, -1) + index, ...more() }),
      ),
      nextCursor: null,
    }),
  }
}

function invoiceIn(language: Language, more: Partial<InvoiceDetails>): InvoiceDetails {
  const { amountFen, lines, institutionPhone } = paymentIn(language, {})

  return {
    paymentId: PAYMENT,
    state: 'issued',
    code: '31060126',
    number: '0012345678',
    issuedAt: ago(1),
    checkCode: 'a1b2c3',
    former: [],
    redNumber: null,
    institutionId: INSTITUTION,
    institutionName: hospital(language),
    institutionPhone,
    patientId: PATIENT,
    patientName: personOf('li-ming').name,
    purpose: 'bills',
    ...{ amountFen, lines },
    paidAt: ago(2),
    ...more,
  }
}

/** Paid, and the platform has not given it yet. */
export const beingIssued = () =>
  ({ state: 'being_issued', code: null, number: null, checkCode: null, issuedAt: null }) as const

/** Null: there is none to come. */
export function invoiceIs(more: (() => Partial<InvoiceDetails>) | null): Answers {
  return {
    path: /\/api\/payments\/pay_\w+\/invoice$/,
    instead: (language) => ({ invoice: more && invoiceIn(language, more()) }),
  }
}

/** The account's e-invoices, newest first. */
export function invoicesAre(...each: (() => Partial<InvoiceDetails>)[]): Answers {
  return {
    path: /\/api\/invoices$/,
    instead: (language) => ({
      invoices: each.map((more, index) =>
        invoiceIn(language, { paymentId: PAYMENT.slice(0, -1) + index, ...more() }),
      ),
      nextCursor: null,
    }),
  }
}

const APPLICATION = 'rfa_0123456789ABCDEFGHJK'
export const named = { paymentId: PAYMENT, applicationId: APPLICATION }

function items(language: Language): [RefundItem, RefundItem] {
  const one = { billId: BILL, departmentName: laboratory(language), specification: null, quantity: 1 }
  const unit = said('项', 'item')(language)

  return [
    {
      ...one,
      unit,
      itemId: `${BILL}-1`,
      name: said('葡萄糖测定', 'Blood glucose')(language),
      amountFen: 600,
    },
    { ...one, unit, itemId: `${BILL}-2`, name: said('铁蛋白测定', 'Ferritin')(language), amountFen: 4800 },
  ]
}

const hospitalOf = (language: Language) => ({
  institutionName: hospital(language),
  institutionPhone: '021-55501111',
})

/** What of a paid bill may be given back. */
export const offerIs = (refusal: RefundOffer['refusal'] = null): Answers => ({
  path: /\/refund-offer/,
  instead: (language): RefundOffer => {
    const [first, second] = items(language)

    return {
      ...hospitalOf(language),
      ...{ paymentId: PAYMENT, refusal, means: 'wechat', notice: null, applicationId: null },
      items: refusal
        ? []
        : [
            { ...first, state: 'refundable' },
            { ...second, state: 'done' },
          ],
      ...{ steps: ['doctor', 'finance'], expectedOn: addDays(today(), 7) },
    }
  },
})

export const applicationIs = (state: RefundApplication['state']): Answers => ({
  path: /\/refund-applications\/rfa_/,
  instead: (language): RefundApplication => applicationOf(state, language),
})

function applicationOf(state: RefundApplication['state'], language: Language): RefundApplication {
  const isDeclined = state === 'declined'
  const [first] = items(language)
  const by = (days: number) => (isDeclined ? null : addDays(today(), days))

  return {
    ...{ ...named, version: 1, state, way: 'original', institutionId: INSTITUTION },
    ...{ isInReview: false, isBarred: false, isHeldUp: false },
    ...{ ...hospitalOf(language), patientId: PATIENT, patientName: personOf('li-ming').name },
    ...{ amountFen: first.amountFen, means: 'wechat', reason: 'not_needed', words: null, items: [first] },
    ...{ createdAt: ago(120), changedAt: ago(60) },
    track: [
      { step: 'applied', is: 'done', at: ago(120), expectedOn: null },
      {
        step: 'doctor',
        is: isDeclined ? 'stopped' : 'now',
        at: isDeclined ? ago(60) : null,
        expectedOn: by(2),
      },
      { step: 'finance', is: 'next', at: null, expectedOn: by(4) },
      { step: 'returning', is: 'next', at: null, expectedOn: by(7) },
      { step: 'returned', is: 'next', at: null, expectedOn: by(7) },
    ],
    declineReason: isDeclined ? said('标本已采集', 'The sample was taken already')(language) : null,
    ...{ canWithdraw: !isDeclined, canApplyAgain: isDeclined },
  }
}

export const applicationsAre = (...states: RefundApplication['state'][]): Answers => ({
  path: /\/api\/refund-applications/,
  instead: (language) => ({
    applications: states.map((state, index) => ({
      ...applicationOf(state, language),
      applicationId: `${APPLICATION.slice(0, -1)}${index}`,
    })),
    nextCursor: null,
  }),
})

export const prepaidNamed = { patientId: PATIENT, institutionId: INSTITUTION, applicationId: APPLICATION }

const prepaidRowOf = (more: Partial<PrepaidRefundRow> = {}): PrepaidRefundRow => ({
  ...{ applicationId: APPLICATION, version: 1, state: 'returning', stage: 'sending', way: 'alipay_balance' },
  ...{ means: 'alipay', amountFen: 8000, institutionId: INSTITUTION },
  ...{ createdAt: ago(120), changedAt: ago(60), ...more },
})

/** What is on the card, with ways by which it may go back, or none. */
export const prepaidIs = (hasWays = true): Answers => ({
  path: /\/prepaid$/,
  instead: (language): PrepaidAccount => ({
    ...{ ...hospitalOf(language), holderName: personOf('li-ming').name },
    cards: [
      {
        ...{ cardKey: '0123456789abcdef', cardMasked: 'TZ3100****0102', balanceFen: 20_000 },
        ways: hasWays
          ? [
              {
                ...{ way: 'origin', leastFen: 1, mostFen: 12_000 },
                deposit: { depositId: 'KD1', means: 'wechat', amountFen: 12_000, paidAt: ago(90_000) },
              },
              { way: 'wechat_change', leastFen: 30, mostFen: 20_000, deposit: null },
              { way: 'alipay_balance', leastFen: 10, mostFen: 20_000, deposit: null },
            ]
          : [],
      },
    ],
    ...{ steps: ['finance'], expectedOn: addDays(today(), 3), notice: null },
    refunds: [prepaidRowOf({ state: 'returned', stage: 'arrived' })],
  }),
})

export const prepaidRefundIs = (stage: PrepaidRefund['stage']): Answers => ({
  path: /\/prepaid\/refunds\/rfa_/,
  instead: (language): PrepaidRefund => {
    const isStopped = stage === 'stopped'

    return {
      ...prepaidRowOf({ stage, way: 'wechat_change', means: 'wechat' }),
      ...{ ...hospitalOf(language), patientId: PATIENT, patientName: personOf('li-ming').name },
      ...{ cardMasked: 'TZ3100****0102', accountMasked: null, noticePhoneMasked: null },
      ...{ declineReason: null, isInReview: false },
      track: [
        { step: 'applied', is: 'done', at: ago(120), expectedOn: null },
        { step: 'finance', is: 'done', at: ago(70), expectedOn: null },
        { step: 'off_card', is: 'done', at: ago(65), expectedOn: null },
        {
          ...{ step: 'sent', is: isStopped ? 'stopped' : 'now', at: isStopped ? ago(60) : null },
          expectedOn: isStopped ? null : addDays(today(), 1),
        },
        { step: 'arrived', is: 'next', at: null, expectedOn: isStopped ? null : addDays(today(), 1) },
      ],
      failure: isStopped ? 'channel' : null,
      ...{ taking: null, providerNumber: null, canWithdraw: false, canApplyAgain: false },
      ...{ canSendAgain: isStopped, canPutBack: isStopped },
    }
  },
})
