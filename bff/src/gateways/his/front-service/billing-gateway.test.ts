import { describe, expect, it } from 'vitest'
import { GatewayFailure, isGatewayFailure } from '../../failure.ts'
import { billingRefusalOf } from '../billing-port.ts'
import { createFrontServiceBilling } from './billing-gateway.ts'
import { createFrontServiceClient } from './client.ts'

const TRACE = { traceId: 'trace-1' }

/** A gateway to a hospital that answers every call with `answer`. */
function hospitalAnswering(answer: unknown) {
  const unreadable: { path: string; count: number }[] = []
  const client = createFrontServiceClient(
    { baseUrl: 'https://his.example.cn/front', appId: 'app-1', secret: 'the secret', timeoutMs: 900 },
    {
      clock: { now: () => new Date('2026-11-24T01:00:00Z') },
      http: {
        send: async () => new GatewayFailure('unreachable', { reason: 'not used' }),
        sendForJson: async () => ({ json: answer }),
      },
    },
  )

  return {
    unreadable,
    billing: createFrontServiceBilling({ client, onUnreadableRows: (event) => unreadable.push(event) }),
  }
}

const done = (data: unknown) => ({ code: '0', message: '成功', traceNo: 'trace-1', data })

const bill = {
  billNo: 'B1',
  executingDepartment: '检验科',
  category: '2',
  amount: '20.00',
  issueTime: '2026-11-24 08:00:00',
  status: '0',
}
const visit = {
  visitNo: 'V1',
  visitDate: '2026-11-24',
  departmentName: '心血管内科',
  doctorName: '张三',
  bills: [bill],
}

describe('a list of bills', () => {
  it('shows what can be read when something cannot, and says so', async () => {
    const { billing, unreadable } = hospitalAnswering(
      done({ visits: [{ ...visit, bills: [bill, { ...bill, amount: 'free' }] }, { visitNo: 'V2' }] }),
    )
    const visits = await billing.listBills({ hospitalPatientNumber: 'P1', state: 'open' }, TRACE)

    expect(visits).toMatchObject([
      { visitId: 'V1', departmentName: { zh: '心血管内科' }, bills: [{ billId: 'B1', amountFen: 2_000 }] },
    ])
    expect(unreadable.map(({ count }) => count)).toEqual([1, 1])
  })
})

describe('the details of a bill', () => {
  const item = { name: '葡萄糖测定', unit: '项', quantity: '1', unitPrice: '6.00', amount: '6.00' }

  it('need no code, no size and no English, and round a price in parts of a fen', async () => {
    const answer = { ...visit, ...bill, items: [{ ...item, unitPrice: '0.3456', quantity: '0.25' }] }
    const { billing } = hospitalAnswering(done(answer))

    expect(await billing.billDetails({ hospitalPatientNumber: 'P1', billId: 'B1' }, TRACE)).toMatchObject({
      items: [{ nationalCode: undefined, specification: undefined, quantity: 0.25, unitPriceFen: 35 }],
    })
  })

  it('of which one item cannot be read are not shown in part', async () => {
    const { billing } = hospitalAnswering(
      done({ ...visit, ...bill, items: [item, { ...item, amount: '-6.00' }] }),
    )

    expect(await billing.billDetails({ hospitalPatientNumber: 'P1', billId: 'B1' }, TRACE)).toMatchObject({
      kind: 'unintelligible',
      reason: 'field items.1.amount cannot be read',
    })
  })
})

describe('money follows no answer that does not add up', () => {
  const check = { hospitalPatientNumber: 'P1', billIds: ['B1', 'B2'] }
  const bills = [bill, { ...bill, billNo: 'B2', amount: '0.29' }]

  it.each([
    ['a sum that is not that of the bills', { amount: '20.30', digest: 'd', bills }],
    ['a bill too few', { amount: '20.00', digest: 'd', bills: [bill] }],
    [
      'bills that were not asked for',
      { amount: '20.00', digest: 'd', bills: [bill, { ...bill, billNo: 'B3' }] },
    ],
    ['no digest', { amount: '20.29', digest: '', bills }],
    ['a sum that is no amount', { amount: '20,29', digest: 'd', bills }],
  ])('%s', async (_, data) => {
    const { billing } = hospitalAnswering(done(data))

    expect(await billing.checkBills(check, TRACE)).toMatchObject({ kind: 'unintelligible' })
  })

  it('and one that does is read to the fen', async () => {
    const { billing } = hospitalAnswering(done({ amount: '20.29', digest: 'd', bills }))

    expect(await billing.checkBills(check, TRACE)).toMatchObject({ amountFen: 2_029, digest: 'd' })
  })
})

describe('an answer to a settlement', () => {
  it.each([
    [
      'a state nobody knows',
      done({ status: 'PERHAPS', settlementNo: 'S1', settleTime: '2026-11-24 09:00:00' }),
    ],
    ['no receipt', done({ status: 'SETTLED', settleTime: '2026-11-24 09:00:00' })],
    ['a code that is not listed', { code: '4999', data: {} }],
    ['a code of appointments', { code: '3008', data: {} }],
    ['nothing', null],
  ])('with %s leaves the outcome unknown', async (_, answer) => {
    const { billing } = hospitalAnswering(answer)
    const order = {
      ...{ orderNumber: 'TZP0000001', hospitalPatientNumber: 'P1', billIds: ['B1'], amountFen: 2_000 },
      ...{ digest: 'd', means: 'alipay' as const, providerNumber: '2026', paidAt: '2026-11-24T01:00:00Z' },
    }

    expect(await billing.settle(order, TRACE)).toMatchObject({ kind: 'unintelligible' })
    expect(await billing.querySettlement('TZP0000001', TRACE)).toMatchObject({ kind: 'unintelligible' })
  })

  it.each([
    ['1002', 'caller_refused'],
    ['4002', 'bill_paid'],
    ['4003', 'bill_unknown'],
    ['4007', 'order_cancelled'],
    ['4010', 'already_executed'],
    ['9001', 'busy'],
  ])('%s is a clear no: %s', async (code, refusal) => {
    const { billing } = hospitalAnswering({ code, data: {} })
    const answer = await billing.querySettlement('TZP0000001', TRACE)

    expect(isGatewayFailure(answer) && billingRefusalOf(answer)).toBe(refusal)
  })
})
