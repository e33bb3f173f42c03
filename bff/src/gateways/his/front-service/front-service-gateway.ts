import type { z } from 'zod'
import { isGatewayFailure } from '../../failure.ts'
import type { HisGateway, HisResult, Trace } from '../port.ts'
import type { FrontServiceCall, FrontServiceClient } from './client.ts'
import { documentTypes, payStatuses } from './codes.ts'
import * as map from './mapper.ts'
import * as wire from './wire.ts'

export interface FrontServiceDeps {
  client: FrontServiceClient
  /** Told of rows of a list that cannot be read and are left out; the others are shown. */
  onUnreadableRows: (event: { path: string; count: number }) => void
}

/** The front-service platform (前置服务平台) of docs/interfaces/his.md. */
export function createFrontServiceGateway({ client, onUnreadableRows }: FrontServiceDeps): HisGateway {
  async function ask<Schema extends z.ZodType, Word>(
    call: FrontServiceCall<Schema>,
    trace: Trace,
    toWord: (answer: z.output<Schema>) => Word,
  ): Promise<HisResult<Word>> {
    const answer = await client.call(call, trace)

    return isGatewayFailure(answer) ? answer : toWord(answer)
  }

  function readRows<Row, Word>(
    list: { path: string; rows: unknown[]; row: z.ZodType<Row> },
    map: (row: Row) => Word,
  ) {
    const readable = list.rows.flatMap((row) => list.row.safeParse(row).data ?? [])
    const count = list.rows.length - readable.length
    if (count > 0) onUnreadableRows({ path: list.path, count })

    return readable.map(map)
  }

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

    confirm: ({ orderNumber, payment }, trace) =>
      ask(
        {
          path: '/appointment/confirm',
          request: { orderNo: orderNumber, payStatus: payStatuses.codeOf(payment) },
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
  }
}
