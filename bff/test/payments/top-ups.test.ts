import type { Payment } from '@tongzhen/contract/payments'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/db/transaction.ts'
import { ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { lockPayment } from '../../src/modules/payments/payments.ts'
import { takeEvent } from '../../src/modules/payments/take-step.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import { faults, impatient } from '../booking/fault-cases.ts'
import { createPaymentDesk, type PaymentDesk } from './payment-desk.ts'

const AMOUNT_FEN = 100_000
let desk: PaymentDesk
let her: Booker
let stayId: string

beforeAll(async () => {
  desk = await createPaymentDesk({ configure: impatient })
  her = await desk.booker('wang-xiuying')
  stayId = (await account()).stayId
})
/** Whatever happened: the ledger, the provider and the hospital hold the same, and nothing lies between them. */
afterEach(async () => {
  desk.sandbox.his.faults.clear()
  const balances = await ledgerBalances(desk.ground.db, CENTRAL)
  expect(balances.get('suspense') ?? 0).toBe(0)
  expect(balances.get('channel:unionpay') ?? 0).toBe(desk.channel.netFen())
  expect(0 - (balances.get('hospital') ?? 0)).toBe(creditedFen())
})
afterAll(() => desk.close())

const params = () => ({ patientId: her.patientId, institutionId: CENTRAL })
const creditedFen = () =>
  desk.hospital.ward
    .topUps()
    .filter(({ status }) => status === 'CREDITED')
    .reduce((sum, { amountFen }) => sum + amountFen, 0)

async function account() {
  const { stays } = await desk.ok('listStays', { device: her.device, params: params() })
  const [stay] = stays
  if (stay === undefined) throw new Error('she is not in hospital')

  return stay
}

const request = (amountFen = AMOUNT_FEN) => ({
  device: her.device,
  body: { ...params(), purpose: 'prepaid', stayId, amountFen, means: 'unionpay' } as const,
})

async function opened(amountFen = AMOUNT_FEN): Promise<Payment> {
  const payment = await desk.ok('createPayment', request(amountFen))
  await desk.until(payment, 'to_pay')

  return payment
}

const pay = (payment: Payment) => desk.channel.pay(desk.orderNumber(payment))

describe('money paid beforehand', () => {
  it('is in the account of the stay once it is paid, to the fen', async () => {
    const { prepaidFen, balanceFen } = await account()
    const payment = await opened(123_456)
    expect(payment).toMatchObject({ purpose: 'prepaid', stayId, amountFen: 123_456 })
    expect(payment.lines).toMatchObject([{ billId: null, amountFen: 123_456 }])
    pay(payment)
    await desk.until(payment, 'paid')
    expect(await account()).toMatchObject({
      prepaidFen: prepaidFen + 123_456,
      balanceFen: balanceFen + 123_456,
    })
    expect(await desk.told(payment)).toEqual(['payment.paid'])
  })

  it('is one payment, however often it is pressed; another amount waits until it has ended', async () => {
    const payments = await Promise.all([1, 2, 3].map(() => desk.ok('createPayment', request())))
    expect(new Set(payments.map(({ paymentId }) => paymentId)).size).toBe(1)
    expect(await desk.refused('createPayment', request(200_000))).toBe('TOP_UP_IN_PAYMENT')
    const [payment] = payments
    if (payment === undefined) throw new Error('nothing was opened')
    await desk.ok('closePayment', { device: her.device, params: { paymentId: payment.paymentId } })
    await desk.until(payment, 'closed')
    const next = await opened(200_000)
    pay(next)
    await desk.until(next, 'paid')
  })

  it('is refused beyond the hospital’s limits, which are told, before anything is paid', async () => {
    const reply = await desk.call('createPayment', request(9_999))
    expect(reply.error).toMatchObject({ code: 'TOP_UP_LIMITS', params: { least: '100', most: '20000' } })
  })

  it.each(Object.entries(faults))('is credited once when the hospital’s answer %s', async (_, fault) => {
    const { prepaidFen } = await account()
    const payment = await opened()
    const { faults: active } = desk.sandbox.his
    active.add({ ...fault, probability: 1, count: 2, path: '/inpatient/prepaid/top-up' })
    active.add({ ...fault, probability: 1, count: 1, path: '/inpatient/prepaid/query' })
    pay(payment)
    await desk.until(payment, 'paid')
    active.clear()
    expect((await account()).prepaidFen).toBe(prepaidFen + AMOUNT_FEN)
  })

  it('goes back once the hospital, silent for long, has said that it will never credit it', async () => {
    const { prepaidFen } = await account()
    const payment = await opened()
    const { faults: active } = desk.sandbox.his
    for (const call of ['top-up', 'query', 'cancel']) {
      active.add({ kind: 'lost-request', probability: 1, path: `/inpatient/prepaid/${call}` })
    }
    pay(payment)
    await desk.until(payment, 'fence_unknown')
    expect((await desk.row(payment)).refunded_fen).toBe(0)
    active.clear()
    await desk.until(payment, 'refunded')
    expect((await account()).prepaidFen).toBe(prepaidFen)
  })

  it('is credited once when a replica dies with the call under way', async () => {
    const { prepaidFen } = await account()
    const payment = await opened()
    pay(payment)
    const { db } = desk.ground
    await inTransaction(db, async (tx) => {
      const row = await lockPayment(tx, payment.paymentId)
      if (row === undefined) throw new Error('it is gone')
      const at = desk.clock.now()
      const facts = { providerNumber: `UP${row.order_number}`, paidAt: at }
      const answer = { to: 'query_trade', is: 'paid', amountFen: row.amount_fen, facts } as const
      await takeEvent(tx, { row, event: { kind: 'answered', at, setbacks: 0, answer }, cause: 'test' })
      await tx
        .updateTable('operations')
        .set({ tries: 1 })
        .where('subject_id', '=', payment.paymentId)
        .execute()
    })
    await desk.until(payment, 'paid')
    expect((await account()).prepaidFen).toBe(prepaidFen + AMOUNT_FEN)
  })

  it('leaves the account first when it is asked back, then goes back the way it came', async () => {
    const { prepaidFen } = await account()
    const payment = await opened()
    pay(payment)
    const { amount_fen: refundFen } = await desk.until(payment, 'paid')
    desk.sandbox.his.faults.add({
      ...{ kind: 'lost-answer', probability: 1, count: 1, path: '/inpatient/prepaid/reverse' },
    })
    await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen })
    await desk.until(payment, 'refunded')
    expect((await account()).prepaidFen).toBe(prepaidFen)
  })

  it('gets no e-invoice: the hospital issues one when the stay is settled', async () => {
    const payment = await opened()
    pay(payment)
    await desk.until(payment, 'paid')
    const { invoice } = await desk.ok('getInvoice', {
      device: her.device,
      params: { paymentId: payment.paymentId },
    })
    expect(invoice).toBeNull()
  })
})

// She is discharged here, so it comes last.
it('is paid anew while an earlier one waits for staff, and a second press finds the new one', async () => {
  const held = await opened()
  const { faults: active } = desk.sandbox.his
  for (const call of ['top-up', 'query', 'cancel']) {
    active.add({ kind: 'lost-request', probability: 1, path: `/inpatient/prepaid/${call}` })
  }
  pay(held)
  await desk.until(held, 'fence_held')
  // Half an hour and more has passed.
  her = { ...her, device: await desk.signIn('wang-xiuying') }
  const first = await desk.ok('createPayment', request())
  const second = await desk.ok('createPayment', request())
  expect(first.paymentId).not.toBe(held.paymentId)
  expect(second.paymentId).toBe(first.paymentId)
  await desk.ok('closePayment', { device: her.device, params: { paymentId: first.paymentId } })
  await desk.until(first, 'closed')
  active.clear()
  await desk.until(held, 'refunded')
})

it('paid while she was being discharged is back by itself: the hospital takes nothing for a stay that is over', async () => {
  const payment = await opened()
  desk.hospital.ward.discharge(stayId)
  pay(payment)
  const row = await desk.until(payment, 'refunded')
  expect(row).toMatchObject({ reason: 'HOSPITAL_REFUSED_PAYMENT', refunded_fen: AMOUNT_FEN })
  expect(await desk.told(payment)).toEqual(['payment.refunding', 'payment.refunded'])
  expect(await desk.refused('createPayment', request())).toBe('STAY_OVER')
})
