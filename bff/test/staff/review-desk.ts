import type { Payment } from '@tongzhen/contract/payments'
import type { Review } from '@tongzhen/contract/reviews'
import { expect } from 'vitest'
import type { Bill } from '../../../sandbox/src/his/billing/bill.ts'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import { impatient } from '../booking/fault-cases.ts'
import { createPaymentDesk, type PaymentDesk } from '../payments/payment-desk.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from './staff-desk.ts'

/** A bill of Wang Xiuying, and how it was paid. */
interface Paid {
  booker: Booker
  bill: Bill
  payment: Payment
  amountFen: number
  orderNumber: string
}

/** The true hospital, a provider that the test plays, and those of the console who decide about payments. */
export interface ReviewDesk {
  desk: PaymentDesk
  staff: StaffDesk
  /** May propose. */
  cashier: StaffPerson
  /** Of finance, as is `second`: may confirm. */
  head: StaffPerson
  /** Of no one institution. */
  second: StaffPerson
  patientNo: string
  billNow(bill: Bill): Bill | undefined
  /** Paid at the cashier; before that `meanwhile` happens. */
  paid(meanwhile?: () => void): Promise<Paid>
  /** Paid, and the hospital says neither yes nor no until it waits for staff: what it was asked first it has done, or not. */
  inReview(hospital: { hasTaken: boolean }): Promise<Paid>
  /** The hospital answers again. */
  speakAgain(): void
  story(payment: Payment, person?: StaffPerson): Promise<Review>
  propose(payment: Payment, decision: 'settled' | 'returned', person?: StaffPerson): Promise<Review>
  /** What confirms the open proposal, or refuses it. */
  confirming(payment: Payment, review: Review, person?: StaffPerson): Promise<Confirming>
  /** The ledger is whole, and equal to what provider and hospital hold. */
  expectBooksAgree(): Promise<void>
}

interface Confirming {
  device: StaffPerson['browser']
  params: { paymentId: string; proposalId: string }
  body: { reason: string }
}

export async function createReviewDesk(): Promise<ReviewDesk> {
  const desk = await createPaymentDesk({ hasTrueHospital: true, configure: impatient })
  const staff = createStaffDesk(desk)
  const { cashier: hospital, staff: files } = desk.hospital
  const patientNo = files.files().find(({ name }) => name === '王秀英')?.patientNo ?? ''
  const cashier = await staff.person({ role: 'cashier', institutionId: CENTRAL, name: '孙收费' })
  const head = await staff.person({ role: 'finance', institutionId: CENTRAL, name: '吴财务' })
  const second = await staff.person({ role: 'finance', name: '郑财务' })

  function silence({ hasTaken }: { hasTaken: boolean }): void {
    const { faults } = desk.sandbox.his
    faults.add({ kind: hasTaken ? 'lost-answer' : 'error-5xx', probability: 1, path: '/settlement/settle' })
    for (const path of ['/settlement/query', '/settlement/cancel'])
      faults.add({ kind: 'error-5xx', probability: 1, path })
  }

  const reviews: ReviewDesk = {
    ...{ desk, staff, cashier, head, second, patientNo },

    billNow: ({ billNo }) => hospital.bills().find((bill) => bill.billNo === billNo),

    async paid(meanwhile) {
      const booker = await desk.booker('wang-xiuying')
      const [bill] = hospital.addBills({ patientNo, orders: { ecg: 1 } }) ?? []
      if (bill === undefined) throw new Error('the hospital wrote no bill')
      const amountFen = bill.items.reduce((sum, item) => sum + item.amountFen, 0)
      const payment = await desk.ok('createPayment', desk.request(booker, [bill.billNo], amountFen))
      await desk.until(payment, 'to_pay')
      meanwhile?.()
      const orderNumber = desk.orderNumber(payment)
      desk.channel.pay(orderNumber)

      return { booker, bill, payment, amountFen, orderNumber }
    },

    async inReview({ hasTaken }) {
      const paid = await reviews.paid(() => silence({ hasTaken }))
      // So long each phase is tried (`phaseLimitsMs`): no need to sit through every question of it.
      await desk.until(paid.payment, 'settle_unknown')
      desk.clock.advance(10 * MINUTE_MS)
      await desk.until(paid.payment, 'fence_unknown')
      desk.clock.advance(30 * MINUTE_MS)
      await desk.until(paid.payment, 'fence_held')

      return paid
    },

    speakAgain: () => desk.sandbox.his.faults.clear(),

    story: async ({ paymentId }, person = head) =>
      staff.ok('getReview', { device: await staff.atDesk(person), params: { paymentId } }),

    async propose(payment, decision, person = cashier) {
      const { version } = await reviews.story(payment, person)
      const body = { version, decision, reason: '电话问过收费处' }
      const params = { paymentId: payment.paymentId }

      return staff.ok('proposeDecision', { device: await staff.atDesk(person), params, body })
    },

    async confirming({ paymentId }, { proposals }, person = head) {
      const proposalId = proposals.find(({ state }) => state === 'open')?.proposalId ?? ''
      const params = { paymentId, proposalId }

      return { device: await staff.atDesk(person), params, body: { reason: '已核对' } }
    },

    async expectBooksAgree() {
      const balances = await ledgerBalances(desk.ground.db, CENTRAL)
      const settledFen = hospital
        .bills()
        .filter(({ status, orderNo }) => status === 'PAID' && orderNo?.startsWith('PY'))
        .reduce((sum, bill) => sum + bill.items.reduce((all, item) => all + item.amountFen, 0), 0)
      expect([...balances.values()].reduce((sum, fen) => sum + fen, 0)).toBe(0)
      expect(balances.get('suspense') ?? 0).toBe(0)
      expect(balances.get('channel:unionpay') ?? 0).toBe(desk.channel.netFen())
      expect(0 - (balances.get('hospital') ?? 0)).toBe(settledFen)
    },
  }

  return reviews
}
