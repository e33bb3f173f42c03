import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FaultRule, faultKinds } from '../../../sandbox/src/lib/fault-injector.ts'
import type { SettlementOrder } from '../../src/gateways/his/billing-port.ts'
import { answerOf, type Hospital, patientNumberOf, refusalIn, startHospital, TRACE } from './hospital.ts'

let hospital: Hospital

beforeEach(async () => {
  hospital = await startHospital()
})

afterEach(() => hospital.close())

const once = (fault: Omit<FaultRule, 'probability' | 'count'>) =>
  hospital.his.faults.add({ ...fault, probability: 1, count: 1 })

describe('the bills of Wang Xiuying', () => {
  const hospitalPatientNumber = patientNumberOf('wang-xiuying')

  it('come by visit, in fen and words, with names in both languages', async () => {
    const visits = answerOf(await hospital.billing.listBills({ hospitalPatientNumber, state: 'open' }, TRACE))

    expect(visits.map(({ visitedOn }) => visitedOn)).toEqual(['2026-11-23', '2026-11-18'])
    expect(visits[0]).toMatchObject({
      departmentName: { zh: '心血管内科', en: 'Cardiology' },
      bills: [
        { category: 'laboratory', amountFen: 24_000, state: 'open', orderNumber: undefined },
        { category: 'examination', amountFen: 3_000 },
        { category: 'examination', amountFen: 18_000 },
        {
          category: 'drugs',
          amountFen: 10_316,
          executingDepartmentName: { zh: '门诊西药房', en: 'Outpatient Pharmacy' },
        },
      ],
    })
  })

  it('say each item, with half a box where half a box was given', async () => {
    const [bill] = hospital.orderFor('wang-xiuying', { amlodipine: 0.5, aspirin: 2 })
    const details = answerOf(
      await hospital.billing.billDetails({ hospitalPatientNumber, billId: bill?.billNo ?? '' }, TRACE),
    )

    expect(details).toMatchObject({
      billId: bill?.billNo,
      visitedOn: '2026-11-24',
      departmentName: { zh: expect.any(String) },
      issuedAt: '2026-11-24T09:00:00+08:00',
      amountFen: 3_727,
    })
    expect(details.items[0]).toEqual({
      ...{ itemId: `${bill?.billNo}-1`, state: 'refundable' },
      name: { zh: '苯磺酸氨氯地平片', en: 'Amlodipine besilate' },
      nationalCode: 'XC08CAA098A001010102351',
      specification: { zh: '5mg×28片', en: '5 mg × 28 tablets' },
      unit: { zh: '盒', en: 'box' },
      quantity: 0.5,
      unitPriceFen: 1_266,
      amountFen: 633,
    })
  })

  it('that were paid at the desk are among the paid ones, without a number of ours', async () => {
    const paid = answerOf(await hospital.billing.listBills({ hospitalPatientNumber, state: 'paid' }, TRACE))

    expect(paid).toHaveLength(1)
    for (const bill of paid[0]?.bills ?? []) {
      expect(bill).toMatchObject({ state: 'paid', orderNumber: undefined })
    }
  })

  it('are not shown by another person’s number', async () => {
    const [bill] = hospital.orderFor('li-ming')
    const billId = bill?.billNo ?? ''

    expect(refusalIn(await hospital.billing.billDetails({ hospitalPatientNumber, billId }, TRACE))).toBe(
      'bill_unknown',
    )
    expect(
      refusalIn(await hospital.billing.listBills({ hospitalPatientNumber: '9', state: 'open' }, TRACE)),
    ).toBe('person_unknown')
  })
})

describe('a check', () => {
  it('gives amount, digest and bills in the order asked for', async () => {
    const bills = hospital.orderFor('li-ming').reverse()
    const billIds = bills.map(({ billNo }) => billNo)
    const checked = answerOf(
      await hospital.billing.checkBills(
        { hospitalPatientNumber: patientNumberOf('li-ming'), billIds },
        TRACE,
      ),
    )

    expect(checked).toMatchObject({ amountFen: 5_000, digest: expect.stringMatching(/^\w{64}$/) })
    expect(checked.bills.map(({ billId }) => billId)).toEqual(billIds)
  })

  it.each([
    ['bill_paid', (billNo: string) => hospital.central.cashier.takeMoney(billNo)],
    ['bill_unknown', (billNo: string) => hospital.central.cashier.withdraw(billNo)],
    ['bill_locked', (billNo: string) => hospital.central.cashier.hold(billNo, true)],
  ])('is refused as %s', async (refusal, happen) => {
    const [bill] = hospital.orderFor('li-ming')
    const billId = bill?.billNo ?? ''
    happen(billId)
    const check = { hospitalPatientNumber: patientNumberOf('li-ming'), billIds: [billId] }

    expect(refusalIn(await hospital.billing.checkBills(check, TRACE))).toBe(refusal)
  })
})

describe('a settlement', () => {
  it('is made once, and the same again gets the same receipt', async () => {
    const bills = hospital.orderFor('li-ming')
    const order = await hospital.orderToSettle(bills, 'TZP0000001')
    const first = answerOf(await hospital.billing.settle(order, TRACE))
    hospital.clock.advance(60_000)

    expect(first).toEqual({
      settlementNumber: 'S20261124000001',
      settledAt: '2026-11-24T09:00:00+08:00',
    })
    expect(await hospital.billing.settle(order, TRACE)).toEqual(first)
    expect(await hospital.billing.querySettlement('TZP0000001', TRACE)).toEqual({
      state: 'settled',
      ...first,
    })
    expect(hospital.statusesOf(bills)).toEqual(['PAID', 'PAID'])
    const [kept] = hospital.central.cashier.settlements()
    expect(kept?.request).toMatchObject({
      amount: '50.00',
      payMethod: '05',
      payNo: '4200TZP0000001',
      payTime: '2026-11-24 09:00:00',
    })
  })

  it('of two payments for the same bills, one is refused', async () => {
    const bills = hospital.orderFor('li-ming')
    const order = await hospital.orderToSettle(bills, 'TZP0000001')
    const answers = await Promise.all([
      hospital.billing.settle(order, TRACE),
      hospital.billing.settle({ ...order, orderNumber: 'TZP0000002' }, TRACE),
    ])

    expect(answers.filter((answer) => 'settlementNumber' in answer)).toHaveLength(1)
    expect(hospital.central.cashier.settlements()).toHaveLength(1)
  })

  it.each<[string, string, (order: SettlementOrder) => SettlementOrder]>([
    ['another amount', 'bill_changed', (order) => ({ ...order, amountFen: order.amountFen - 1 })],
    ['another digest', 'bill_changed', (order) => ({ ...order, digest: '0'.repeat(64) })],
    [
      'another person',
      'bill_unknown',
      (order) => ({ ...order, hospitalPatientNumber: patientNumberOf('chen-jing') }),
    ],
    ['a number that cannot be', 'request_malformed', (order) => ({ ...order, orderNumber: 'TZ P' })],
  ])('with %s is refused as %s, and nothing is paid', async (_, refusal, change) => {
    const bills = hospital.orderFor('li-ming')
    const order = await hospital.orderToSettle(bills, 'TZP0000001')

    expect(refusalIn(await hospital.billing.settle(change(order), TRACE))).toBe(refusal)
    expect(hospital.statusesOf(bills)).toEqual(['OPEN', 'OPEN'])
    expect(await hospital.billing.querySettlement('TZP0000001', TRACE)).toEqual({ state: 'none' })
  })

  it('of bills that a doctor changed after the check is refused', async () => {
    const bills = hospital.orderFor('li-ming')
    const order = await hospital.orderToSettle(bills, 'TZP0000001')
    hospital.central.cashier.reorder(bills[0]?.billNo ?? '', { ecg: 3 })

    expect(refusalIn(await hospital.billing.settle(order, TRACE))).toBe('bill_changed')
  })

  it('of other bills under a number that is taken is refused', async () => {
    const order = await hospital.orderToSettle(hospital.orderFor('li-ming'), 'TZP0000001')
    const other = await hospital.orderToSettle(hospital.orderFor('li-ming'), 'TZP0000001')
    await hospital.billing.settle(order, TRACE)

    expect(refusalIn(await hospital.billing.settle(other, TRACE))).toBe('already_settled')
  })
})

describe('when the way to the hospital breaks', () => {
  const broken = faultKinds.filter((kind) => kind !== 'slow' && kind !== 'busy')
  const happened: Record<string, boolean> = { 'lost-answer': true, malformed: true }

  it.each(broken)(
    'a settlement met by %s is unknown, and the query tells what became of it',
    async (kind) => {
      const bills = hospital.orderFor('li-ming')
      const order = await hospital.orderToSettle(bills, 'TZP0000001')
      once({ kind, path: '/settlement/settle' })

      expect(await hospital.billing.settle(order, TRACE)).toMatchObject({
        kind: kind === 'malformed' ? 'unintelligible' : 'unreachable',
      })
      expect(await hospital.billing.querySettlement('TZP0000001', TRACE)).toMatchObject({
        state: happened[kind] ? 'settled' : 'none',
      })
      expect(answerOf(await hospital.billing.settle(order, TRACE)).settlementNumber).toBe('S20261124000001')
    },
  )

  it('an answer that is waited for too long is unknown', async () => {
    const impatient = await startHospital({ timeoutMs: 100 })
    impatient.his.faults.add({ kind: 'slow', probability: 1, delayMs: 60_000 })

    expect(await impatient.billing.querySettlement('TZP0000001', TRACE)).toMatchObject({
      kind: 'unreachable',
      reason: 'timed out',
    })
    await impatient.close()
  })

  it('a settlement that took effect behind a proxy that failed is unknown too', async () => {
    const order = await hospital.orderToSettle(hospital.orderFor('li-ming'), 'TZP0000001')
    once({ kind: 'error-5xx', afterEffect: true, path: '/settlement/settle' })

    expect(await hospital.billing.settle(order, TRACE)).toMatchObject({ kind: 'unreachable' })
    expect(await hospital.billing.querySettlement('TZP0000001', TRACE)).toMatchObject({ state: 'settled' })
  })

  it.each(broken)(
    'a refund met by %s is unknown, and repeating it gives the money back once',
    async (kind) => {
      const order = await hospital.orderToSettle(hospital.orderFor('li-ming'), 'TZP0000001')
      await hospital.billing.settle(order, TRACE)
      const refund = {
        orderNumber: 'TZP0000001',
        refundNumber: 'TZR0000001',
        amountFen: 5_000,
        reason: '退费',
      }
      once({ kind, path: '/settlement/refund' })

      expect(await hospital.billing.refundSettlement(refund, TRACE)).toMatchObject({
        kind: kind === 'malformed' ? 'unintelligible' : 'unreachable',
      })
      expect(await hospital.billing.querySettlementRefund(refund, TRACE)).toEqual({
        state: happened[kind] ? 'done' : 'none',
      })
      expect(await hospital.billing.refundSettlement(refund, TRACE)).toBeNull()
      expect(await hospital.billing.refundSettlement(refund, TRACE)).toBeNull()
      expect(await hospital.billing.querySettlementRefund(refund, TRACE)).toEqual({ state: 'done' })
    },
  )

  it('a fence that is not answered is asked for again, and then holds', async () => {
    const order = await hospital.orderToSettle(hospital.orderFor('li-ming'), 'TZP0000001')
    once({ kind: 'lost-answer', path: '/settlement/cancel' })

    expect(await hospital.billing.cancelSettlement('TZP0000001', TRACE)).toMatchObject({
      kind: 'unreachable',
    })
    expect(await hospital.billing.cancelSettlement('TZP0000001', TRACE)).toBeNull()
    expect(refusalIn(await hospital.billing.settle(order, TRACE))).toBe('order_cancelled')
  })

  it('a hospital that is busy has done nothing', async () => {
    const bills = hospital.orderFor('li-ming')
    const order = await hospital.orderToSettle(bills, 'TZP0000001')
    once({ kind: 'busy' })

    expect(refusalIn(await hospital.billing.settle(order, TRACE))).toBe('busy')
    expect(hospital.statusesOf(bills)).toEqual(['OPEN', 'OPEN'])
  })
})

describe('the fence', () => {
  it('holds against a settlement that is still on its way', async () => {
    const bills = hospital.orderFor('li-ming')
    const order = await hospital.orderToSettle(bills, 'TZP0000001')
    once({ kind: 'slow', delayMs: 4_000, path: '/settlement/settle' })
    const onItsWay = hospital.billing.settle(order, TRACE)
    await expect.poll(() => hospital.his.faults.list(), { timeout: 30_000 }).toEqual([])

    expect(await hospital.billing.querySettlement('TZP0000001', TRACE)).toEqual({ state: 'none' })
    expect(await hospital.billing.cancelSettlement('TZP0000001', TRACE)).toBeNull()

    expect(refusalIn(await onItsWay)).toBe('order_cancelled')
    expect(await hospital.billing.querySettlement('TZP0000001', TRACE)).toEqual({ state: 'cancelled' })
    expect(hospital.statusesOf(bills)).toEqual(['OPEN', 'OPEN'])
  })

  it('leaves alone what is settled or given back', async () => {
    const order = await hospital.orderToSettle(hospital.orderFor('li-ming'), 'TZP0000001')
    await hospital.billing.settle(order, TRACE)
    expect(refusalIn(await hospital.billing.cancelSettlement('TZP0000001', TRACE))).toBe('already_settled')

    const refund = { orderNumber: 'TZP0000001', refundNumber: 'TZR0000001', amountFen: 5_000, reason: '退费' }
    await hospital.billing.refundSettlement(refund, TRACE)
    expect(refusalIn(await hospital.billing.cancelSettlement('TZP0000001', TRACE))).toBe('already_settled')
    expect(await hospital.billing.querySettlement('TZP0000001', TRACE)).toEqual({ state: 'refunded' })
  })
})

describe('a refund', () => {
  const refund = { orderNumber: 'TZP0000001', refundNumber: 'TZR0000001', amountFen: 5_000, reason: '退费' }

  it.each([
    ['refund_too_much', { amountFen: 5_001 }],
    ['refund_too_much', { amountFen: 2_000 }],
    ['order_unknown', { orderNumber: 'TZP0000002' }],
  ])('is refused as %s with %j', async (refusal, change) => {
    await hospital.billing.settle(
      await hospital.orderToSettle(hospital.orderFor('li-ming'), 'TZP0000001'),
      TRACE,
    )

    expect(refusalIn(await hospital.billing.refundSettlement({ ...refund, ...change }, TRACE))).toBe(refusal)
    expect(await hospital.billing.querySettlementRefund(refund, TRACE)).toEqual({ state: 'none' })
  })

  it('is refused when the drugs were handed out', async () => {
    const bills = hospital.orderFor('li-ming')
    await hospital.billing.settle(await hospital.orderToSettle(bills, 'TZP0000001'), TRACE)
    hospital.central.cashier.markExecuted(bills[0]?.billNo ?? '')

    expect(refusalIn(await hospital.billing.refundSettlement(refund, TRACE))).toBe('already_executed')
    expect(hospital.statusesOf(bills)).toEqual(['PAID', 'PAID'])
  })
})

describe('an appointment with a fee', () => {
  async function locked() {
    const scheduleId = hospital.central.staff.addSession({
      ...{ doctorCode: '100101', date: '2026-11-25', period: '1', visitType: '1', fee: '28.00' },
      slots: [{ beginTime: '09:00', endTime: '09:30', capacity: 1 }],
    })
    const cardNumber = hospital.central.staff.findFile(patientNumberOf('li-ming'))?.cards[0]?.cardNo ?? ''
    await hospital.gateway.lock(
      {
        ...{ orderNumber: 'TZA0000001', cardNumber, scheduleId: scheduleId ?? '', slotId: '01' },
        hospitalPatientNumber: patientNumberOf('li-ming'),
        channel: 'wechat',
      },
      TRACE,
    )
  }
  const paid = {
    orderNumber: 'TZA0000001',
    payment: 'paid' as const,
    feePayment: {
      paymentNumber: 'TZP0000001',
      means: 'unionpay' as const,
      providerNumber: '201611240900001',
      amountFen: 2_800,
    },
  }

  it('is confirmed with its payment, and taken back with what the hospital owes', async () => {
    await locked()
    expect(await hospital.gateway.confirm(paid, TRACE)).toMatchObject({ queueNumber: '1' })
    expect(hospital.central.staff.orders()[0]).toMatchObject({
      payStatus: '1',
      payment: { payOrderNo: 'TZP0000001', payMethod: '07', payNo: '201611240900001' },
    })

    expect(await hospital.gateway.cancel({ orderNumber: 'TZA0000001', reason: '退号' }, TRACE)).toBeNull()
    expect(hospital.his.exchanges.list()[0]?.responseBody).toContain('"refundAmount":"28.00"')
    expect(await hospital.gateway.queryOrder('TZA0000001', TRACE)).toEqual({ state: 'cancelled' })
  })

  it('is not confirmed by another amount', async () => {
    await locked()
    const less = { ...paid, feePayment: { ...paid.feePayment, amountFen: 2_700 } }

    expect(await hospital.gateway.confirm(less, TRACE)).toMatchObject({ kind: 'refused', code: '4005' })
    expect(await hospital.gateway.queryOrder('TZA0000001', TRACE)).toEqual({ state: 'locked' })
  })
})
