import type { Payment } from '@tongzhen/contract/payments'
import type { RefundApplication, RefundDeskApplication } from '@tongzhen/contract/refunds'
import { expect, vi } from 'vitest'
import type { Bill } from '../../../sandbox/src/his/billing/bill.ts'
import { brokenChains, ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import { impatient } from '../booking/fault-cases.ts'
import { createPaymentDesk, type PaymentDesk } from '../payments/payment-desk.ts'
import { createStaffDesk, type NewPerson, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'

export interface Order {
  booker: Booker
  bill: Bill
  payment: Payment
  items: { itemId: string; amountFen: number }[]
}

/** The true hospital, a provider that the test plays, and the staff of the console. */
export interface RefundDesk {
  desk: PaymentDesk
  staff: StaffDesk
  doctor: StaffPerson
  finance: StaffPerson
  /** A bill of Wang Xiuying with three items, paid. */
  paid(): Promise<Order>
  apply(order: Order, indexes: number[]): Promise<RefundApplication>
  person(newPerson: Pick<NewPerson, 'role' | 'name'>): Promise<StaffPerson>
  agree(person: StaffPerson, application: RefundApplication): Promise<RefundDeskApplication>
  seen(order: Order, application: RefundApplication): Promise<RefundApplication>
  /** Lets time pass until the application is so. */
  until(
    order: Order,
    application: RefundApplication,
    state: RefundApplication['state'],
  ): Promise<RefundApplication>
  billNow(bill: Bill): Bill | undefined
  /** The ledger is whole, and equal to what provider and hospital hold. */
  expectWholeBooks(): Promise<void>
}

const PERSON = 'wang-xiuying'

export async function createRefundDesk(): Promise<RefundDesk> {
  const desk = await createPaymentDesk({ hasTrueHospital: true, configure: impatient })
  const staff = createStaffDesk(desk)
  const { cashier, staff: files } = desk.hospital
  const patientNo = files.files().find(({ name }) => name === '王秀英')?.patientNo ?? ''
  const params = (application: RefundApplication) => ({
    paymentId: application.paymentId,
    applicationId: application.applicationId,
  })

  const refunds: RefundDesk = {
    ...{ desk, staff },
    doctor: await staff.person({ role: 'doctor', name: '周医生', institutionId: CENTRAL }),
    finance: await staff.person({ role: 'finance', name: '吴财务', institutionId: CENTRAL }),

    async paid() {
      const booker = await desk.booker(PERSON)
      const orders = { bloodCount: 1, glucose: 1, ironStores: 1 }
      const [bill] = cashier.addBills({ patientNo, orders }) ?? []
      if (bill === undefined || bill.items.length !== 3) throw new Error('the hospital wrote another bill')
      const amountFen = bill.items.reduce((sum, item) => sum + item.amountFen, 0)
      const payment = await desk.ok('createPayment', desk.request(booker, [bill.billNo], amountFen))
      await desk.until(payment, 'to_pay')
      desk.channel.pay(desk.orderNumber(payment))
      await desk.until(payment, 'paid')
      const items = bill.items.map((item, index) => ({
        ...{ itemId: `${bill.billNo}-${index + 1}`, amountFen: item.amountFen },
      }))

      return { booker, bill, payment, items }
    },

    apply({ booker: { device }, payment: { paymentId }, items }, indexes) {
      const wanted = items.filter((_, index) => indexes.includes(index))

      return desk.ok('applyForRefund', {
        ...{ device, params: { paymentId } },
        body: {
          itemIds: wanted.map(({ itemId }) => itemId),
          amountFen: wanted.reduce((sum, one) => sum + one.amountFen, 0),
          ...{ reason: 'not_needed', words: '医生说不用查了' },
        },
      })
    },

    person: (newPerson) => staff.person({ ...newPerson, institutionId: CENTRAL }),

    async agree(person, application) {
      const device = await staff.atDesk(person)
      const { version } = await staff.ok('getRefund', { device, params: params(application) })

      return staff.ok('agreeToRefund', {
        ...{ device, params: params(application), body: { version, remark: '已核对' } },
      })
    },

    seen: ({ booker: { device } }, application) =>
      desk.ok('getRefundApplication', { device, params: params(application) }),

    async until(order, application, state) {
      let last = await refunds.seen(order, application)
      await vi
        .waitUntil(
          async () => {
            last = await refunds.seen(order, application)
            if (last.state === state) return true
            desk.clock.advance(2_000)

            return false
          },
          { timeout: 30_000, interval: 50 },
        )
        .catch(() => {
          throw new Error(`the application is ${last.state} and not ${state}`)
        })

      return last
    },

    billNow: ({ billNo }) => cashier.bills().find((one) => one.billNo === billNo),

    async expectWholeBooks() {
      const balances = await ledgerBalances(desk.ground.db, CENTRAL)
      const kept = cashier
        .settlements()
        .reduce((sum, { amountFen, backFen = 0 }) => sum + amountFen - backFen, 0)
      expect([...balances.values()].reduce((sum, fen) => sum + fen, 0)).toBe(0)
      expect(balances.get('channel:unionpay')).toBe(desk.channel.netFen())
      expect(-(balances.get('hospital') ?? 0)).toBe(kept)
      expect(await brokenChains(desk.ground.db)).toEqual([])
    },
  }

  return refunds
}
