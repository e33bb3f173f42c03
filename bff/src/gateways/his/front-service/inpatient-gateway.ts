import { toYuan } from '../../values.ts'
import { type InpatientGateway, InpatientRefused } from '../inpatient-port.ts'
import { createAsking, type FrontServiceDeps } from './asking.ts'
import { inpatientRefusalCodes } from './codes.ts'
import * as map from './inpatient-mapper.ts'
import * as wire from './inpatient-wire.ts'
import { createOrderCalls } from './order-calls.ts'

/** Inpatients at the front-service platform (docs/interfaces/his.md, `/inpatient/*`). */
export function createFrontServiceInpatient(deps: FrontServiceDeps): InpatientGateway {
  const asking = createAsking(deps, (code, data) => {
    const refusal = inpatientRefusalCodes[code]

    return refusal && new InpatientRefused(refusal, { code, data })
  })
  const { ask, readRows } = asking
  const orders = createOrderCalls(asking, {
    path: '/inpatient/prepaid',
    cancelReason: '支付结果未确认，撤销预交金',
    ...{ backPath: '/inpatient/prepaid/reverse', backNo: 'reverseNo', givenBackAs: 'REVERSED' },
  })

  return {
    listStays: ({ hospitalPatientNumber }, trace) =>
      ask(
        { path: '/inpatient/list', request: { patientNo: hospitalPatientNumber }, answer: wire.stays },
        trace,
        ({ stays }) => readRows({ path: '/inpatient/list', rows: stays, row: wire.stay }, map.toStay),
      ),

    listCosts: ({ hospitalPatientNumber, stayId, from, to }, trace) =>
      ask(
        {
          path: '/inpatient/cost/list',
          request: { patientNo: hospitalPatientNumber, admissionNo: stayId, dateFrom: from, dateTo: to },
          answer: wire.costDays,
        },
        trace,
        map.toCostDays,
      ),

    sumCosts: ({ hospitalPatientNumber, from, to }, trace) =>
      ask(
        {
          path: '/inpatient/cost/summary',
          request: { patientNo: hospitalPatientNumber, dateFrom: from, dateTo: to },
          answer: wire.costSummary,
        },
        trace,
        map.toClassSums,
      ),

    dischargeOrders: ({ hospitalPatientNumber, stayId }, trace) =>
      ask(
        {
          path: '/inpatient/discharge',
          request: { patientNo: hospitalPatientNumber, admissionNo: stayId },
          answer: wire.discharge,
        },
        trace,
        map.toDischargeOrders,
      ),

    listNotices: ({ hospitalPatientNumber }, trace) =>
      ask(
        {
          path: '/inpatient/notice/list',
          request: { patientNo: hospitalPatientNumber },
          answer: wire.notices,
        },
        trace,
        ({ notices }) =>
          readRows({ path: '/inpatient/notice/list', rows: notices, row: wire.notice }, map.toNotice),
      ),

    admit: (admission, trace) =>
      ask(
        { path: '/inpatient/admit', request: map.fromAdmission(admission), answer: wire.notice },
        trace,
        map.toNotice,
      ),

    checkTopUp: ({ hospitalPatientNumber, stayId, amountFen }, trace) =>
      ask(
        {
          path: '/inpatient/prepaid/check',
          request: { patientNo: hospitalPatientNumber, admissionNo: stayId, amount: toYuan(amountFen) },
          answer: wire.checkedTopUp({ stayId, amountFen }),
        },
        trace,
        ({ departmentName }) => ({ departmentName }),
      ),

    topUp: (order, trace) =>
      ask(
        { path: '/inpatient/prepaid/top-up', request: map.fromTopUpOrder(order), answer: wire.credited },
        trace,
        map.toCredited,
      ),

    queryTopUp: (orderNumber, trace) =>
      ask(
        { path: '/inpatient/prepaid/query', request: { orderNo: orderNumber }, answer: wire.topUp },
        trace,
        map.toTopUp,
      ),

    cancelTopUp: orders.cancel,
    reverseTopUp: orders.giveBack,
    queryReversal: orders.queryBack,
  }
}
