import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FaultKind, faultKinds } from '../../../sandbox/src/lib/fault-injector.ts'
import { isGatewayFailure } from '../../src/gateways/failure.ts'
import {
  type BillingResult,
  billingRefusalOf,
  type SettlementOrder,
} from '../../src/gateways/his/billing-port.ts'
import { type Hospital, startHospital, TRACE } from './hospital.ts'

const PAYMENTS = 60
const probabilities: Record<FaultKind, number> = {
  'lost-request': 0.3,
  'lost-answer': 0.1,
  'error-5xx': 0.05,
  malformed: 0.05,
  busy: 0.05,
  slow: 0.3,
}

let hospital: Hospital

beforeEach(async () => {
  hospital = await startHospital()
})

afterEach(() => hospital.close())

/** Asks until the hospital has decided; only a clear answer ends it. */
async function untilDecided<T>(ask: () => Promise<BillingResult<T>>): Promise<BillingResult<T>> {
  for (;;) {
    const answer = await ask()
    const refusal = isGatewayFailure(answer) ? billingRefusalOf(answer) : undefined
    const isUnknown = isGatewayFailure(answer) && refusal === undefined
    if (!isUnknown && refusal !== 'busy') return answer
  }
}

/**
 * Sends a settlement once. Unless it is answered, asks what became of it, and gives it up behind the fence, while
 * somebody who has not heard of that sends it again.
 */
async function pay(order: SettlementOrder): Promise<'settled' | 'given_up'> {
  const { billing } = hospital
  const first = await billing.settle(order, TRACE)
  if (!isGatewayFailure(first)) return 'settled'
  const known = await billing.querySettlement(order.orderNumber, TRACE)
  if (!isGatewayFailure(known) && known.state === 'settled') return 'settled'
  const [fenced] = await Promise.all([
    untilDecided(() => billing.cancelSettlement(order.orderNumber, TRACE)),
    billing.settle(order, TRACE),
  ])

  return fenced === null ? 'given_up' : 'settled'
}

it('however the way to the hospital breaks, both sides end with the same story of sixty payments', async () => {
  const orders: SettlementOrder[] = []
  for (let number = 1; number <= PAYMENTS; number += 1) {
    const bills = hospital.orderFor('li-ming', { ecg: 1 })
    orders.push(await hospital.orderToSettle(bills, `TZP${String(number).padStart(7, '0')}`))
  }
  for (const kind of faultKinds) {
    hospital.his.faults.add({
      kind,
      probability: probabilities[kind],
      ...(kind === 'slow' && { delayMs: 40 }),
    })
  }

  const ends = await Promise.all(orders.map(pay))
  hospital.his.faults.clear()

  expect(new Set(ends)).toEqual(new Set(['settled', 'given_up']))
  for (const [index, order] of orders.entries()) {
    // Sent again by somebody who did not hear: what was given up stays so, what was settled is settled once.
    const late = await hospital.billing.settle(order, TRACE)
    const known = await hospital.billing.querySettlement(order.orderNumber, TRACE)
    const bill = hospital.central.cashier.bills().find(({ billNo }) => billNo === order.billIds[0])
    const story = [isGatewayFailure(late), isGatewayFailure(known) || known.state, bill?.status]

    expect(story).toEqual(
      ends[index] === 'settled' ? [false, 'settled', 'PAID'] : [true, 'cancelled', 'OPEN'],
    )
  }
  expect(hospital.central.cashier.settlements()).toHaveLength(ends.filter((end) => end === 'settled').length)
})
