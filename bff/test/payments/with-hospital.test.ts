import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bill } from '../../../sandbox/src/his/billing/bill.ts'
import { SECOND_MS } from '../../src/lib/clock.ts'
import type { Booker } from '../booking/booking-desk.ts'
import { faults, impatient } from '../booking/fault-cases.ts'
import { createPaymentDesk, type PaymentDesk } from './payment-desk.ts'

let desk: PaymentDesk
let patientNo: string

beforeAll(async () => {
  desk = await createPaymentDesk({ hasTrueHospital: true, configure: impatient })
  const file = desk.hospital.staff.files().find(({ name }) => name === '王秀英')
  patientNo = file?.patientNo ?? ''
})
afterAll(() => desk.close())

const cashier = () => desk.hospital.cashier
const billNow = ({ billNo }: Bill) =>
  cashier()
    .bills()
    .find((bill) => bill.billNo === billNo)

/** A bill of Wang Xiuying that the doctor has just written, and its payment with the cashier open. */
async function opened(booker: Booker) {
  const [bill] = cashier().addBills({ patientNo, orders: { ecg: 1 } }) ?? []
  if (bill === undefined) throw new Error('the hospital wrote no bill')
  const amountFen = bill.items.reduce((sum, item) => sum + item.amountFen, 0)
  const payment = await desk.ok('createPayment', desk.request(booker, [bill.billNo], amountFen))
  await desk.until(payment, 'to_pay')

  return { bill, payment, orderNumber: desk.orderNumber(payment) }
}

describe('a bill at the hospital itself', () => {
  it('is listed with its visit and what it is for, paid, and listed as paid with its payment', async () => {
    const booker = await desk.booker('wang-xiuying')
    const { device, patientId } = booker
    const { bill, payment, orderNumber } = await opened(booker)
    const params = { patientId, institutionId: 'tz-central' }
    const details = await desk.ok('getBill', { device, params: { ...params, billId: bill.billNo } })
    expect(details).toMatchObject({ state: 'paying', paymentId: payment.paymentId, category: 'examination' })
    expect(details.items.length).toBeGreaterThan(0)

    desk.channel.pay(orderNumber)
    await desk.until(payment, 'paid')
    const { visits } = await desk.ok('listBills', { device, params, query: { state: 'paid' } })
    const listed = visits.flatMap((visit) => visit.bills).find(({ billId }) => billId === bill.billNo)
    expect(listed).toMatchObject({ state: 'paid', paymentId: payment.paymentId })
    expect(billNow(bill)).toMatchObject({ status: 'PAID', orderNo: orderNumber })
  })

  it.each(Object.entries(faults))('is paid once when the settlement %s', async (_, fault) => {
    const { bill, payment, orderNumber } = await opened(await desk.booker('wang-xiuying'))
    const { faults: active } = desk.sandbox.his
    active.add({ ...fault, probability: 1, count: 2, path: '/settlement/settle' })
    active.add({ ...fault, probability: 1, count: 1, path: '/settlement/query' })
    desk.channel.pay(orderNumber)
    await desk.until(payment, 'paid')
    expect(billNow(bill)).toMatchObject({ status: 'PAID', orderNo: orderNumber })
    for (const rule of active.list()) active.remove(rule.id)
  })

  it('that was paid at the desk meanwhile is not taken twice: the money is back by itself', async () => {
    const { bill, payment, orderNumber } = await opened(await desk.booker('wang-xiuying'))
    cashier().takeMoney(bill.billNo)
    desk.channel.pay(orderNumber)
    const row = await desk.until(payment, 'refunded')
    expect(row).toMatchObject({ reason: 'HOSPITAL_REFUSED_PAYMENT', refunded_fen: row.amount_fen })
    expect(billNow(bill)?.orderNo).toBeUndefined()
  })

  it('is given back in its books when it is asked back, and not when it was carried out', async () => {
    const booker = await desk.booker('wang-xiuying')
    for (const isExecuted of [false, true]) {
      const { bill, payment, orderNumber } = await opened(booker)
      desk.channel.pay(orderNumber)
      const { amount_fen: refundFen } = await desk.until(payment, 'paid')
      if (isExecuted) cashier().markExecuted(bill.billNo)
      await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen })
      await desk.until(payment, isExecuted ? 'paid' : 'refunded')
      expect(billNow(bill)?.status).toBe(isExecuted ? 'PAID' : 'REFUNDED')
      desk.clock.advance(SECOND_MS)
    }
  })
})
