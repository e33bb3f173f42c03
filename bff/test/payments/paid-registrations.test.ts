import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { MINUTE_MS, SECOND_MS } from '../../src/lib/clock.ts'
import { lockAppointment } from '../../src/modules/booking/appointments.ts'
import { takeEvent as tellBooking } from '../../src/modules/booking/take-event.ts'
import { lockPayment } from '../../src/modules/payments/payments.ts'
import { takeEvent } from '../../src/modules/payments/take-step.ts'
import { faults } from '../booking/fault-cases.ts'
import { createRegistrationDesk, type Held, type RegistrationDesk } from './registration-desk.ts'

let desk: RegistrationDesk

beforeAll(async () => {
  desk = await createRegistrationDesk()
})
afterEach(async () => {
  desk.sandbox.his.faults.clear()
  await desk.expectBooks()
})
afterAll(() => desk.close())

const view = ({ booker: { device }, appointment: { appointmentId } }: Held) =>
  desk.ok('getAppointment', { device, params: { appointmentId } })
const orderOf = ({ appointment }: Held) => desk.orderOf(appointment.appointmentId)
const cancel = ({ booker: { device }, appointment: { appointmentId } }: Held) =>
  desk.ok('cancelAppointment', { device, params: { appointmentId } })

/** Nobody has the place, here or there. */
async function expectFree(held: Held) {
  expect(await desk.taken(held.clinic)).toBe(0)
  expect(await orderOf(held)).not.toMatchObject({ status: 'LOCKED' })
  expect(await orderOf(held)).not.toMatchObject({ status: 'CONFIRMED' })
}

describe('a place whose fee is paid online', () => {
  it('is held, with the time until which to pay, and is the patient’s once it is paid', async () => {
    const held = await desk.held('wang-xiuying')
    expect(held.appointment).toMatchObject({
      state: 'to_pay',
      canCancel: true,
      means: ['unionpay'],
      paymentId: null,
    })
    const payUntilMs = Date.parse(held.appointment.payUntilAt ?? '')
    expect(payUntilMs).toBeGreaterThan(desk.clock.now().getTime() + 10 * MINUTE_MS)
    expect(await orderOf(held)).toMatchObject({ status: 'LOCKED' })

    const payment = await desk.payFee(held)
    expect(payment).toMatchObject({ state: 'to_pay', purpose: 'registration', amountFen: 5000 })
    expect(payment.lines).toMatchObject([{ billId: null, amountFen: 5000 }])
    expect(Date.parse(payment.expiresAt ?? '')).toBeLessThanOrEqual(payUntilMs)
    desk.channel.pay(desk.orderNumber(payment))
    await desk.untilBoth(held, { appointment: 'booked', payment: 'paid' })

    expect(await view(held)).toMatchObject({
      state: 'booked',
      paymentId: payment.paymentId,
      payUntilAt: null,
    })
    expect(await orderOf(held)).toMatchObject({
      status: 'CONFIRMED',
      payStatus: '1',
      payment: { payOrderNo: desk.orderNumber(payment) },
    })
  })

  it('goes back when nobody pays', async () => {
    const held = await desk.held('li-ming')
    await desk.untilBoth(held, { appointment: 'failed' })
    expect(await view(held)).toMatchObject({ state: 'failed', reason: 'PAYMENT_EXPIRED' })
    await expectFree(held)
  })

  it('goes back when the cashier was opened and nobody paid, but not before the trade is closed', async () => {
    const held = await desk.held('li-ming')
    const payment = await desk.payFee(held)
    desk.channel.faults.next('close', 'lost', 'answer lost')
    await desk.untilBoth(held, { appointment: 'failed', payment: 'closed' })
    const [closed, released] = await Promise.all([
      desk.row(payment),
      desk.ground.db
        .selectFrom('appointment_history')
        .select('at')
        .where('appointment_id', '=', held.appointment.appointmentId)
        .where('to_state', '=', 'releasing')
        .executeTakeFirstOrThrow(),
    ])
    expect(closed.changed_at.getTime()).toBeLessThanOrEqual(released.at.getTime())
    await expectFree(held)
  })

  it('is the patient’s when it is paid at the last second', async () => {
    const held = await desk.held('wang-xiuying')
    const payment = await desk.payFee(held)
    const payUntilMs = Date.parse(held.appointment.payUntilAt ?? '')
    desk.channel.faults.always('query', 'lost')
    desk.clock.advance(payUntilMs - SECOND_MS - desk.clock.now().getTime())
    expect(desk.channel.pay(desk.orderNumber(payment))).toBe(true)
    desk.clock.advance(2 * SECOND_MS)
    desk.channel.faults.always('query', undefined)
    await desk.untilBoth(held, { appointment: 'booked', payment: 'paid' })
  })

  it('can be paid by another payment after the first was given up', async () => {
    const held = await desk.held('li-ming')
    const first = await desk.payFee(held)
    const { device } = held.booker
    await desk.ok('closePayment', { device, params: { paymentId: first.paymentId } })
    const second = await desk.payFee(held)
    expect(second.paymentId).not.toBe(first.paymentId)
    desk.channel.pay(desk.orderNumber(second))
    await desk.untilBoth(held, { appointment: 'booked', payment: 'paid' })
    expect((await desk.row(first)).state).toBe('closed')
  })

  it('has one payment, however many tabs pay it at once', async () => {
    const held = await desk.held('wang-xiuying')
    const payments = await Promise.all([1, 2, 3].map(() => desk.payFee(held)))
    expect(new Set(payments.map(({ paymentId }) => paymentId)).size).toBe(1)
    const rows = await desk.ground.db
      .selectFrom('payments')
      .select('payment_id')
      .where('appointment_id', '=', held.appointment.appointmentId)
      .execute()
    expect(rows).toHaveLength(1)
    await cancel(held)
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'closed' })
  })

  it('has one payment even where the software would open two', async () => {
    const held = await desk.held('wang-xiuying')
    const payment = await desk.payFee(held)
    const { db } = desk.ground
    const row = await desk.row(payment)
    const second = { ...row, payment_id: `${row.payment_id.slice(0, -1)}~`, order_number: 'PY~' }
    const copy = { ...second, idempotency_key: randomUUID(), snapshot: JSON.stringify(row.snapshot) }
    const insert = db
      .insertInto('payments')
      .values({ ...copy, ...{ lines: null, prepaid: null, reason_params: null } })
    await expect(insert.execute()).rejects.toThrow('payments_one_of_appointment')
    await cancel(held)
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'closed' })
  })

  it('given back while the cashier is open closes the trade first', async () => {
    const held = await desk.held('li-ming')
    const payment = await desk.payFee(held)
    await cancel(held)
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'closed' })
    expect(desk.channel.pay(desk.orderNumber(payment))).toBe(false)
    await expectFree(held)
  })

  it('given back while somebody has just paid brings the money back', async () => {
    const held = await desk.held('li-ming')
    const payment = await desk.payFee(held)
    desk.channel.pay(desk.orderNumber(payment))
    await cancel(held)
    const { state } = await desk.appointmentRow(held)
    expect(['withdrawing', 'cancelling', 'cancelled', 'confirming']).toContain(state)
    await desk.untilBoth(held, { appointment: 'cancelled', payment: 'refunded' })
    await expectFree(held)
  })
})

describe('a fee that is paid while the hospital does not do its part', () => {
  it.each(Object.entries(faults))('is taken once when the confirmation %s', async (_, fault) => {
    const held = await desk.held('wang-xiuying')
    const payment = await desk.payFee(held)
    const { faults: active } = desk.sandbox.his
    active.add({ ...fault, probability: 1, count: 2, path: '/appointment/confirm' })
    active.add({ ...fault, probability: 1, count: 1, path: '/appointment/query' })
    desk.channel.pay(desk.orderNumber(payment))
    await desk.untilBoth(held, { appointment: 'booked', payment: 'paid' })
    expect(await orderOf(held)).toMatchObject({ payment: { payOrderNo: desk.orderNumber(payment) } })
  })

  it('is back by itself when the hospital refuses, and the person is told', async () => {
    const held = await desk.held('li-ming')
    const payment = await desk.payFee(held)
    const { clinic } = held
    desk.hospital.staff.stopSession(clinic.scheduleId, { zh: '停诊', en: 'Called off' })
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'refunded')
    expect(await desk.told(payment)).toEqual(['payment.refunding', 'payment.refunded'])
    expect((await desk.row(payment)).refunded_fen).toBe(5000)
    expect(['failed', 'stopped']).toContain((await view(held)).state)
  })

  it('is back once the hospital, silent for long, has said that it will never take it', async () => {
    const held = await desk.held('li-ming')
    const payment = await desk.payFee(held)
    const { faults: active } = desk.sandbox.his
    for (const call of ['confirm', 'query', 'cancel']) {
      active.add({ kind: 'lost-request', probability: 1, path: `/appointment/${call}` })
    }
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'fence_unknown')
    expect(desk.channel.netFen()).toBeGreaterThan(0)
    expect((await desk.row(payment)).refunded_fen).toBe(0)
    active.clear()
    await desk.untilBoth(held, { appointment: 'failed', payment: 'refunded' })
    await expectFree(held)
  })
})

describe('a replica that dies between payment and appointment', () => {
  it.each([true, false])('leaves neither alone; the appointment knew: %s', async (hasTold) => {
    const held = await desk.held('wang-xiuying')
    const payment = await desk.payFee(held)
    const { db } = desk.ground
    desk.channel.pay(desk.orderNumber(payment))
    await inTransaction(db, async (tx) => {
      const at = desk.clock.now()
      const appointment = await lockAppointment(tx, held.appointment.appointmentId)
      const row = await lockPayment(tx, payment.paymentId)
      if (appointment === undefined || row === undefined) throw new Error('one of them is gone')
      if (hasTold) {
        await tellBooking(tx, { row: appointment, event: { kind: 'fee_paid', at }, cause: 'test' })
      }
      const facts = { providerNumber: `UP${row.order_number}`, paidAt: at }
      const answer = { to: 'query_trade', is: 'paid', amountFen: row.amount_fen, facts } as const
      await takeEvent(tx, { row, event: { kind: 'answered', at, setbacks: 0, answer }, cause: 'test' })
      // Somebody held the settlement, and never said what came of it.
      await tx
        .updateTable('operations')
        .set({ tries: 1 })
        .where('subject_id', '=', payment.paymentId)
        .execute()
    })
    await desk.untilBoth(held, { appointment: 'booked', payment: 'paid' })
  })
})

describe('a paid appointment', () => {
  it('that is cancelled leaves the hospital first, then the fee comes back the way it came', async () => {
    const paid = await desk.bookedAndPaid('li-ming')
    desk.channel.faults.calls.length = 0
    expect((await cancel(paid)).state).toBe('cancelled')
    await desk.untilBoth(paid, { appointment: 'cancelled', payment: 'refunded' })
    expect(await orderOf(paid)).toMatchObject({ status: 'CANCELLED' })
    expect(desk.channel.faults.calls.filter((call) => call === 'refund')).toHaveLength(1)
    await expectFree(paid)
  })

  it('that is cancelled is refunded once when the answer to the refund is lost', async () => {
    const paid = await desk.bookedAndPaid('li-ming')
    desk.channel.faults.next('refund', 'answer lost')
    await cancel(paid)
    await desk.untilBoth(paid, { appointment: 'cancelled', payment: 'refunded' })
    expect(desk.channel.tradeOf(desk.orderNumber(paid.payment)).refunds.size).toBe(1)
  })

  it.each(Object.entries(faults))(
    'keeps its money until it is cancelled when the cancel %s',
    async (_, fault) => {
      const paid = await desk.bookedAndPaid('li-ming')
      desk.sandbox.his.faults.add({ ...fault, probability: 1, count: 2, path: '/appointment/cancel' })
      await cancel(paid)
      await desk.untilBoth(paid, { appointment: 'cancelled', payment: 'refunded' })
      expect(await orderOf(paid)).toMatchObject({ status: 'CANCELLED' })
    },
  )
})
