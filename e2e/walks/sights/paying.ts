import * as paths from '../../../src/lib/paths.ts'
import { INSTITUTION } from '../clinics.ts'
import { HELP } from '../family-help.ts'
import type { Lives } from '../lives.ts'
import {
  applicationIs,
  applicationsAre,
  BILL,
  beingIssued,
  billIs,
  billsAre,
  inDays,
  invoiceIs,
  invoicesAre,
  named,
  noBills,
  offerIs,
  PAYMENT,
  paid,
  paymentIs,
  paymentsAre,
  prepaidIs,
  prepaidNamed,
  prepaidRefundIs,
  soon,
  toPay,
} from '../payments.ts'
import { fails, never, opens, press, type Sight } from '../sight.ts'

const aBill = ({ self }: Lives) => paths.bill({ patientId: self, institutionId: INSTITUTION, billId: BILL })
const aPayment = () => paths.payment({ paymentId: PAYMENT })
const aRefund = () => paths.refund({ paymentId: PAYMENT })
const aTrack = () => paths.refundTrack(named)
const theCard = ({ self }: Lives) => paths.prepaid({ patientId: self })
const anApplication = ({ self }: Lives) => paths.prepaidApply({ patientId: self, institutionId: INSTITUTION })
const aCardTrack = () => paths.prepaidTrack(prepaidNamed)
const anInvoice = () => paths.invoice({ paymentId: PAYMENT })

/** Bills, payments and e-invoices. */
export const payingPages: Sight[] = [
  {
    name: 'bills',
    who: 'liMing',
    address: () => paths.bills(),
    answers: [billsAre(), paymentsAre()],
  },
  { name: 'bill', who: 'liMing', address: aBill, answers: billIs() },
  { name: 'payment', who: 'liMing', address: aPayment, answers: paymentIs(toPay) },
  { name: 'refund', who: 'liMing', address: aRefund, answers: offerIs() },
  { name: 'refund-track', who: 'liMing', address: aTrack, answers: applicationIs('with_doctor') },
  { name: 'prepaid', who: 'liMing', address: theCard, answers: prepaidIs() },
  { name: 'prepaid-apply', who: 'liMing', address: anApplication, answers: prepaidIs() },
  { name: 'prepaid-track', who: 'liMing', address: aCardTrack, answers: prepaidRefundIs('to_take') },
  {
    name: 'refunds',
    who: 'liMing',
    address: () => paths.refunds(),
    answers: applicationsAre('with_doctor', 'returned', 'declined'),
  },
  {
    name: 'payments',
    who: 'liMing',
    address: () => paths.payments(),
    answers: paymentsAre(
      toPay,
      () => ({ ...paid(), state: 'confirming' }),
      () => ({ ...paid(), state: 'paid', means: 'unionpay' }),
      () => ({ ...paid(), state: 'refunded', purpose: 'registration', amountFen: 5000 }),
    ),
  },
  {
    name: 'invoices',
    who: 'liMing',
    address: () => paths.invoices(),
    answers: invoicesAre(
      beingIssued,
      () => ({}),
      () => ({ state: 'red_lettered', purpose: 'registration', amountFen: 5000 }),
    ),
  },
  { name: 'invoice', who: 'liMing', address: anInvoice, answers: invoiceIs(() => ({})) },
]

/** The same loading, empty, refused, with a sheet open or a field wrong, and in their rarer states. */
export const payingLooks: Sight[] = [
  { name: 'refund, insured', who: 'liMing', address: aRefund, answers: offerIs('REFUND_INSURED') },
  { name: 'refund-track, declined', who: 'liMing', address: aTrack, answers: applicationIs('declined') },
  { name: 'prepaid, no way', who: 'liMing', address: theCard, answers: prepaidIs(false) },
  { name: 'prepaid, loading', who: 'liMing', address: theCard, answers: never(/\/prepaid$/) },
  { name: 'prepaid, refused', who: 'liMing', address: theCard, answers: fails(/\/prepaid$/) },
  { name: 'prepaid-track, stopped', who: 'liMing', address: aCardTrack, answers: prepaidRefundIs('stopped') },
  { name: 'refunds, empty', who: 'zhaoLei', address: () => paths.refunds() },
  { name: 'bills, newcomer', who: 'zhaoLei', address: () => paths.bills() },
  { name: 'bills, loading', who: 'liMing', address: () => paths.bills(), answers: never(/\/bills/) },
  { name: 'bills, refused', who: 'liMing', address: () => paths.bills(), answers: fails(/\/bills/) },
  {
    name: 'bills, without a card',
    who: 'liMing',
    address: () => paths.bills(),
    answers: { path: /\/bills$/, as: 'CARD_REQUIRED' },
  },
  { name: 'bills, nothing to pay', who: 'liMing', address: () => paths.bills(), answers: noBills },
  {
    name: 'bills, of the mother',
    who: 'liMing',
    address: ({ mother }) => paths.bills({ patientId: mother }),
    answers: billsAre({ means: ['wechat', 'unionpay'] }),
  },
  {
    name: 'bills, one being paid',
    who: 'liMing',
    address: () => paths.bills(),
    answers: [
      billsAre({ second: { state: 'paying', paymentId: PAYMENT } }),
      paymentsAre(() => ({ ...paid(), state: 'confirming' })),
    ],
  },
  {
    name: 'bills, one being paid by the family, and only at the counter',
    who: 'liMing',
    address: () => paths.bills(),
    answers: billsAre({ second: { state: 'paying' }, means: [] }),
  },
  {
    name: 'bills, paid',
    who: 'liMing',
    address: () => paths.bills(),
    answers: billsAre({ every: { state: 'paid', paymentId: PAYMENT } }),
    act: (page, words) => page.getByRole('tab', { name: words('payments:bills.tabs.paid') }).click(),
  },
  {
    name: 'bills, being paid by somebody already',
    who: 'liMing',
    address: () => paths.bills(),
    answers: [billsAre(), { path: /\/api\/payments$/, method: 'POST', as: 'BILL_IN_PAYMENT' }],
    async act(page, words) {
      await page.getByRole('button', { name: words.like('payments:bills.pay_other') }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'bills, changed while paying',
    who: 'liMing',
    address: () => paths.bills(),
    answers: [billsAre(), { path: /\/api\/payments$/, method: 'POST', as: 'BILL_CHANGED' }],
    async act(page, words) {
      await page.getByRole('button', { name: words.like('payments:bills.pay_other') }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'bill, refused', who: 'liMing', address: aBill, answers: { path: /\/bills\//, as: 'BILL_GONE' } },
  {
    name: 'bill, paid',
    who: 'liMing',
    address: aBill,
    answers: [billIs({ state: 'paid', paymentId: PAYMENT }), invoiceIs(() => ({}))],
  },
  { name: 'payment, loading', who: 'liMing', address: aPayment, answers: never(/payments\/pay_/) },
  { name: 'payment, refused', who: 'liMing', address: aPayment, answers: fails(/payments\/pay_/) },
  {
    name: 'payment, asking before giving up',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(toPay),
    act: opens('payments:payment.close.action'),
  },
  {
    name: 'payment, cashier not shown',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(toPay),
    async act(page, words) {
      await page.getByRole('button', { name: words.like('payments:payment.pay') }).click()
      await page.getByText(words('payments:payment.cashierUnavailable')).waitFor()
    },
  },
  {
    name: 'payment, to be paid by the family',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ ...toPay(), cashier: null, canClose: false, helpId: HELP })),
  },
  {
    name: 'payment, preparing',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ state: 'preparing', settledByAt: soon(), lines: [] })),
  },
  {
    name: 'payment, confirming',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ ...paid(), state: 'confirming', settledByAt: soon() })),
  },
  {
    name: 'payment, paid',
    who: 'liMing',
    address: aPayment,
    answers: [paymentIs(() => ({ ...paid(), state: 'paid' })), invoiceIs(() => ({}))],
  },
  {
    name: 'payment, partly refunded',
    who: 'liMing',
    address: aPayment,
    answers: [
      paymentIs(() => ({ ...paid(), state: 'paid', refundedFen: 12850 })),
      invoiceIs(() => ({ state: 'red_lettered', redNumber: '0012345679' })),
    ],
  },
  {
    name: 'payment, a part on its way back',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({
      ...{ ...paid(), state: 'refunding', settledByAt: inDays(3) },
      ...{ refundedFen: 12850, refundingFen: 3200 },
    })),
  },
  {
    name: 'payment, of a registration, on its way back',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({
      ...{ ...paid(), state: 'refunding', purpose: 'registration', settledByAt: inDays(3) },
      refundingFen: 44850,
    })),
  },
  {
    name: 'payment, closed',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ state: 'closed', reason: 'PAYMENT_EXPIRED' })),
  },
  {
    name: 'payment, refunding',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({
      ...{ ...paid(), state: 'refunding', settledByAt: inDays(3) },
      reason: 'HOSPITAL_REFUSED_PAYMENT',
    })),
  },
  {
    name: 'payment, refunded',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({
      ...{ ...paid(), state: 'refunded', refundedFen: 44850 },
      reason: 'HOSPITAL_REFUSED_PAYMENT',
    })),
  },
  {
    name: 'payment, refunded by hand',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ ...paid(), state: 'refunded', refundedFen: 44850, byHandFen: 44850 })),
  },
  {
    name: 'payment, in review',
    who: 'liMing',
    address: aPayment,
    answers: paymentIs(() => ({ ...paid(), state: 'in_review', reason: 'HOSPITAL_SILENT' })),
  },
  { name: 'payments, empty', who: 'liMing', address: () => paths.payments(), answers: paymentsAre() },
  {
    name: 'payments, loading',
    who: 'liMing',
    address: () => paths.payments(),
    answers: never(/\/api\/payments/),
  },
  {
    name: 'payments, refused',
    who: 'liMing',
    address: () => paths.payments(),
    answers: { path: /\/api\/payments/, as: 'SERVER_BUSY' },
  },
  { name: 'invoices, empty', who: 'liMing', address: () => paths.invoices(), answers: invoicesAre() },
  {
    name: 'invoices, loading',
    who: 'liMing',
    address: () => paths.invoices(),
    answers: never(/\/api\/invoices/),
  },
  {
    name: 'invoices, refused',
    who: 'liMing',
    address: () => paths.invoices(),
    answers: { path: /\/api\/invoices/, as: 'SERVER_BUSY' },
  },
  { name: 'invoice, being issued', who: 'liMing', address: anInvoice, answers: invoiceIs(beingIssued) },
  {
    name: 'invoice, being issued for hours',
    who: 'liMing',
    address: anInvoice,
    answers: invoiceIs(() => ({ ...beingIssued(), paidAt: inDays(-1) })),
  },
  {
    name: 'invoice, taken back',
    who: 'liMing',
    address: anInvoice,
    answers: invoiceIs(() => ({ state: 'red_lettered', redNumber: '0012345679' })),
  },
  { name: 'invoice, none', who: 'liMing', address: anInvoice, answers: invoiceIs(null) },
  { name: 'invoice, loading', who: 'liMing', address: anInvoice, answers: never(/\/invoice$/) },
  { name: 'invoice, refused', who: 'liMing', address: anInvoice, answers: fails(/\/invoice$/) },
  {
    name: 'invoice, not opening',
    who: 'liMing',
    address: anInvoice,
    answers: [invoiceIs(() => ({})), { path: /\/invoice\/file-link$/, as: 'INVOICE_FILE_UNAVAILABLE' }],
    async act(page, words) {
      await press('payments:invoice.open')(page, words)
      await page.getByRole('alert').waitFor()
    },
  },
]
