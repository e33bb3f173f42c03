import type { Appointment } from '@tongzhen/contract/booking'
import type { Payment } from '@tongzhen/contract/payments'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { claimOperations } from '../../src/jobs/operations.ts'
import type { OperationHandler } from '../../src/jobs/worker.ts'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { createBookingOperations } from '../../src/modules/booking/perform-operation.ts'
import { BOOKING_QUEUE } from '../../src/modules/booking/take-step.ts'
import { createBillsParty } from '../../src/modules/payments/bills-party.ts'
import { createPaymentOperations } from '../../src/modules/payments/perform-operation.ts'
import { createRegistrationParty } from '../../src/modules/payments/registration-party.ts'
import { PAYMENTS_QUEUE } from '../../src/modules/payments/take-step.ts'
import { type Booker, bookingDeps, CENTRAL, centralHospital, newBooker } from '../booking/booking-desk.ts'
import { addClinic } from '../booking/clinic.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { createTestClock } from '../test-clock.ts'
import { ModelBilling } from './model-billing.ts'
import { ModelChannel } from './model-channel.ts'
import { withMerchant } from './payment-desk.ts'

const clock = createTestClock()
const channel = new ModelChannel(() => clock.now())
const billing = new ModelBilling(() => clock.now())
let bff: TestBff
let booker: Booker
let handlers: Record<string, OperationHandler>
/** Payments and appointments whose followers were woken, and payments that were hurried. */
let woken: string[] = []
let hurried: string[] = []

/** Its own worker sleeps: what is owed is performed here, one by one. */
beforeAll(async () => {
  bff = await createTestBff({
    ...{ clock, outside: { channels: channel, billing } },
    configure: (config) => {
      const { institutions, ...rest } = withMerchant(config)

      return { ...rest, institutions: institutions.map((one) => ({ ...one, payAtHospital: [] })) }
    },
  })
  booker = await newBooker(bff, 'li-ming')
  const { config, db, fields, log } = bff.ground
  const watch = { changed: (id: string) => woken.push(id), waitForChange: async () => undefined }
  const own = bookingDeps(bff)
  const fees = { ...own.fees, hurry: async (paymentId: string) => void hurried.push(paymentId) }
  const booking = { ...own, watch, fees }
  const payments = {
    ...{ config, db, clock, fields, log, watch, billing, channels: channel, catalogues: own.catalogues },
    accounts: { identityIn: async () => undefined },
    nudge: () => undefined,
  }
  handlers = {
    [BOOKING_QUEUE]: createBookingOperations(booking),
    [PAYMENTS_QUEUE]: createPaymentOperations(payments, {
      settlement: { bills: createBillsParty(payments), registration: createRegistrationParty(booking) },
    }),
  }
})
beforeEach(() => {
  woken = []
  hurried = []
})
afterAll(() => bff.close())

/** Performs what is due now; answers the kinds of it. */
async function performDue(): Promise<string[]> {
  const { db } = bff.ground
  const claimed = await claimOperations(db, { now: clock.now(), limit: 10, leaseMs: 1, replica: 'test' })
  for (const operation of claimed) await handlers[operation.queue]?.(operation)

  return claimed.map(({ kind }) => kind)
}

/** What is owed is performed for as long as the request waits for it. */
async function whileWorking<T>(request: Promise<T>): Promise<T> {
  const state = { isOver: false }
  const over = () => {
    state.isOver = true
  }
  request.then(over, over)
  while (!state.isOver) {
    await performDue()
    await new Promise((resolve) => setImmediate(resolve))
  }

  return request
}

function pay(body: object): Promise<Payment> {
  const { device, patientId } = booker

  return whileWorking(
    bff.ok('createPayment', { device, body: { patientId, means: 'unionpay', ...body } as never }),
  )
}

async function held(): Promise<Appointment> {
  const { device, patientId } = booker
  const clinic = addClinic(centralHospital(bff), { date: '2026-11-25', doctor: 0, capacity: 1 })
  clock.advance(1000)
  const { scheduleId, slotIds, feeFen } = clinic
  const body = { institutionId: CENTRAL, patientId, scheduleId, slotId: slotIds[0] ?? '', feeFen }

  return whileWorking(bff.ok('book', { device, body }))
}

describe('who follows', () => {
  it('a payment is woken when it has moved, and by no setback', async () => {
    const billId = billing.addBill(1200)
    const request = { purpose: 'bills', institutionId: CENTRAL, billIds: [billId], amountFen: 1200 }
    const { paymentId } = await pay(request)
    woken = []
    channel.faults.next('query', 'lost', 'lost')
    for (let setback = 0; setback < 2; setback++) {
      clock.advance(MINUTE_MS)
      expect(await performDue()).toEqual(['query_trade'])
      expect(woken).toEqual([])
    }
    channel.pay(paymentId.replace('pay_', 'PY'))
    clock.advance(MINUTE_MS)
    await performDue()
    expect(woken).toEqual([paymentId])
  })

  it('an appointment, or waits for it with its fee, is woken when it has moved, and by no setback', async () => {
    const { appointmentId, feeFen } = await held()
    const { paymentId } = await pay({ purpose: 'registration', appointmentId, amountFen: feeFen })
    channel.pay(paymentId.replace('pay_', 'PY'))
    await bff.ok('returnFromCashier', { device: booker.device, params: { paymentId } })
    bff.sandbox.his.faults.add({ kind: 'lost-request', probability: 1 })
    const kinds: string[] = []
    while (!kinds.includes('query')) {
      clock.advance(1000)
      kinds.push(...(await performDue()))
    }
    woken = []
    hurried = []
    clock.advance(1000)
    expect(await performDue()).toContain('query')
    expect([woken, hurried]).toEqual([[], []])

    bff.sandbox.his.faults.clear()
    while (hurried.length === 0) {
      clock.advance(1000)
      await performDue()
    }
    expect(hurried).toEqual([paymentId])
    expect(woken).toContain(appointmentId)
  })
})
