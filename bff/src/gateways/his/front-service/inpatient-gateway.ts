import { toYuan } from '../../values.ts'
import { type InpatientGateway, InpatientRefused } from '../inpatient-port.ts'
import { createAsking, type FrontServiceDeps } from './asking.ts'
import { inpatientRefusalCodes } from './codes.ts'
import * as map from './inpatient-mapper.ts'
import * as wire from './inpatient-wire.ts'

/** For the hospital's books: no patient reads it. */
const CANCEL_REASON = '支付结果未确认，撤销预交金'

/** Inpatients at the front-service platform (docs/interfaces/his.md, `/inpatient/*`). */
export function createFrontServiceInpatient(deps: FrontServiceDeps): InpatientGateway {
  const { ask, readRows } = createAsking(deps, (code, data) => {
    const refusal = inpatientRefusalCodes[code]

    return refusal && new InpatientRefused(refusal, { code, data })
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

    cancelTopUp: (orderNumber, trace) =>
      ask(
        {
          path: '/inpatient/prepaid/cancel',
          request: { orderNo: orderNumber, reason: CANCEL_REASON },
          answer: wire.cancelled,
        },
        trace,
        () => null,
      ),

    reverseTopUp: ({ orderNumber, refundNumber, amountFen, reason }, trace) =>
      ask(
        {
          path: '/inpatient/prepaid/reverse',
          request: { orderNo: orderNumber, reverseNo: refundNumber, amount: toYuan(amountFen), reason },
          answer: wire.reversed,
        },
        trace,
        () => null,
      ),

    queryReversal: ({ orderNumber, refundNumber }, trace) =>
      ask(
        {
          path: '/inpatient/prepaid/reverse/query',
          request: { orderNo: orderNumber, reverseNo: refundNumber },
          answer: wire.reversal,
        },
        trace,
        map.toReversalState,
      ),
  }
}
