import { type BillingGateway, BillingRefused } from '../billing-port.ts'
import { createAsking, type FrontServiceDeps } from './asking.ts'
import * as map from './billing-mapper.ts'
import * as wire from './billing-wire.ts'
import { billingRefusalCodes } from './codes.ts'
import { createOrderCalls } from './order-calls.ts'

/** Outpatient bills at the front-service platform (docs/interfaces/his.md, `/bill/*` and `/settlement/*`). */
export function createFrontServiceBilling(deps: FrontServiceDeps): BillingGateway {
  const asking = createAsking(deps, (code, data) => {
    const refusal = billingRefusalCodes[code]

    return refusal && new BillingRefused(refusal, { code, data })
  })
  const { ask, readRows } = asking
  const orders = createOrderCalls(asking, {
    path: '/settlement',
    cancelReason: '支付结果未确认，撤销结算',
    ...{ backPath: '/settlement/refund', backNo: 'refundNo', givenBackAs: 'REFUNDED' },
  })

  return {
    listBills: ({ hospitalPatientNumber, state }, trace) =>
      ask(
        {
          path: '/bill/list',
          request: { patientNo: hospitalPatientNumber, paid: state === 'paid' ? '1' : '0' },
          answer: wire.visits,
        },
        trace,
        ({ visits }) =>
          readRows({ path: '/bill/list', rows: visits, row: wire.visit }, (visit) =>
            map.toVisit(
              visit,
              readRows({ path: '/bill/list', rows: visit.bills, row: wire.bill }, map.toBill),
            ),
          ),
      ),

    billDetails: ({ hospitalPatientNumber, billId }, trace) =>
      ask(
        {
          path: '/bill/detail',
          request: { patientNo: hospitalPatientNumber, billNo: billId },
          answer: wire.billDetails,
        },
        trace,
        map.toBillDetails,
      ),

    checkBills: ({ hospitalPatientNumber, billIds }, trace) =>
      ask(
        {
          path: '/settlement/check',
          request: { patientNo: hospitalPatientNumber, billNos: billIds },
          answer: wire.checked(billIds),
        },
        trace,
        map.toCheckedBills,
      ),

    settle: (order, trace) =>
      ask(
        { path: '/settlement/settle', request: map.fromSettlementOrder(order), answer: wire.settled },
        trace,
        map.toSettled,
      ),

    querySettlement: (orderNumber, trace) =>
      ask(
        { path: '/settlement/query', request: { orderNo: orderNumber }, answer: wire.settlement },
        trace,
        map.toSettlement,
      ),

    cancelSettlement: orders.cancel,
    refundSettlement: orders.giveBack,
    querySettlementRefund: orders.queryBack,
  }
}
