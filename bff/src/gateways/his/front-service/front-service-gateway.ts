import { type HisGateway, HisRefused } from '../port.ts'
import { createAsking, type FrontServiceDeps } from './asking.ts'
import { documentTypes, payStatuses } from './codes.ts'
import * as map from './mapper.ts'
import * as wire from './wire.ts'

/** The front-service platform (前置服务平台) of docs/interfaces/his.md. */
export function createFrontServiceGateway(deps: FrontServiceDeps): HisGateway {
  const { ask, readRows } = createAsking(deps, (code, data) => {
    const refusal = map.toRefusal(code, data)

    return refusal && new HisRefused(refusal, { code, data })
  })

  return {
    hospital: (trace) =>
      ask({ path: '/hospital/info', request: {}, answer: wire.hospital }, trace, map.toHospital),

    departments: (trace) =>
      ask({ path: '/department/list', request: {}, answer: wire.departments }, trace, ({ departments }) =>
        readRows({ path: '/department/list', rows: departments, row: wire.department }, map.toDepartment),
      ),

    doctors: (trace) =>
      ask({ path: '/doctor/list', request: {}, answer: wire.doctors }, trace, ({ doctors }) =>
        readRows({ path: '/doctor/list', rows: doctors, row: wire.doctor }, map.toDoctor),
      ),

    schedules: ({ fromOn, toOn, doctorId }, trace) =>
      ask(
        {
          path: '/schedule/list',
          request: { dateFrom: fromOn, dateTo: toOn, doctorCode: doctorId },
          answer: wire.schedules,
        },
        trace,
        ({ schedules }) =>
          readRows({ path: '/schedule/list', rows: schedules, row: wire.schedule }, map.toSchedule),
      ),

    slots: ({ scheduleId, on }, trace) =>
      ask({ path: '/slot/list', request: { scheduleNo: scheduleId }, answer: wire.slots }, trace, (answer) =>
        map.toSlots(answer, on),
      ),

    findPerson: ({ documentKind, documentNumber, name }, trace) =>
      ask(
        {
          path: '/person/query',
          request: { documentType: documentTypes.codeOf(documentKind), documentNo: documentNumber, name },
          answer: wire.person,
        },
        trace,
        map.toPerson,
      ),

    profile: (hospitalPatientNumber, trace) =>
      ask(
        { path: '/person/profile', request: { patientNo: hospitalPatientNumber }, answer: wire.profile },
        trace,
        map.toProfile,
      ),

    openFile: ({ orderNumber, file }, trace) =>
      ask(
        {
          path: '/person/file/create',
          request: { orderNo: orderNumber, ...map.fromFile(file) },
          answer: wire.openedFile,
        },
        trace,
        ({ patientNo, cardNo }) => ({ hospitalPatientNumber: patientNo, cardNumber: cardNo }),
      ),

    cards: (hospitalPatientNumber, trace) =>
      ask(
        { path: '/person/card/list', request: { patientNo: hospitalPatientNumber }, answer: wire.cards },
        trace,
        ({ cards }) => map.toCards(cards),
      ),

    lock: (order, trace) =>
      ask(
        {
          path: '/appointment/lock',
          request: {
            orderNo: order.orderNumber,
            patientNo: order.hospitalPatientNumber,
            cardNo: order.cardNumber,
            scheduleNo: order.scheduleId,
            slotNo: order.slotId,
            channel: order.channel,
          },
          answer: wire.lock,
        },
        trace,
        ({ lockExpireTime, fee }) => ({ lockedUntilAt: lockExpireTime, feeFen: fee }),
      ),

    confirm: (order, trace) =>
      ask(
        {
          path: '/appointment/confirm',
          request: {
            orderNo: order.orderNumber,
            payStatus: payStatuses.codeOf(order.payment),
            ...(order.payment === 'paid' && map.fromFeePayment(order.feePayment)),
            replaces: order.replaces,
          },
          answer: wire.confirmed,
        },
        trace,
        map.toConfirmation,
      ),

    cancel: ({ orderNumber, reason }, trace) =>
      ask(
        { path: '/appointment/cancel', request: { orderNo: orderNumber, reason }, answer: wire.cancelled },
        trace,
        () => null,
      ),

    queryOrder: (orderNumber, trace) =>
      ask(
        { path: '/appointment/query', request: { orderNo: orderNumber }, answer: wire.order },
        trace,
        map.toOrder,
      ),

    stopSession: ({ stopNumber, scheduleId, reason: { zh, en = zh } }, trace) =>
      ask(
        {
          path: '/schedule/stop',
          request: { stopNo: stopNumber, scheduleNo: scheduleId, reasonZh: zh, reasonEn: en },
          answer: wire.stop,
        },
        trace,
        map.toStop,
      ),

    reopenSession: (stopNumber, trace) =>
      ask(
        { path: '/schedule/reopen', request: { stopNo: stopNumber }, answer: wire.stop },
        trace,
        map.toStop,
      ),

    queryStop: (stopNumber, trace) =>
      ask(
        { path: '/schedule/stop/query', request: { stopNo: stopNumber }, answer: wire.stop },
        trace,
        map.toStop,
      ),

    sessionOrders: (scheduleId, trace) =>
      ask(
        { path: '/schedule/orders', request: { scheduleNo: scheduleId }, answer: wire.sessionOrders },
        trace,
        ({ orders }) => {
          const list = { path: '/schedule/orders', rows: orders, row: wire.sessionOrder }

          return new Map(readRows(list, (row) => [row.orderNo, map.toOrder(row)] as const))
        },
      ),
  }
}
