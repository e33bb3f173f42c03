import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { HttpClient, HttpRequest } from '../../../lib/http.ts'
import { GatewayFailure, isGatewayFailure } from '../../failure.ts'
import { refusalOf } from '../port.ts'
import { createFrontServiceClient } from './client.ts'
import { createFrontServiceGateway } from './front-service-gateway.ts'

const NOW = new Date('2026-11-24T01:00:00Z')
const TRACE = { traceId: 'trace-1' }
const SECRET = 'the hospital’s secret'

/** A gateway to a hospital that answers every call with `answer`. */
function hospitalAnswering(answer: unknown) {
  const sent: HttpRequest[] = []
  const unreadable: { path: string; count: number }[] = []
  const http: HttpClient = {
    send: async () => new GatewayFailure('unreachable', { reason: 'not used' }),
    sendForJson: async (request) => {
      sent.push(request)

      return answer instanceof GatewayFailure ? answer : { json: answer }
    },
  }
  const client = createFrontServiceClient(
    { baseUrl: 'https://his.example.cn/front/', appId: 'app-1', secret: SECRET, timeoutMs: 900 },
    { http, clock: { now: () => NOW } },
  )
  const gateway = createFrontServiceGateway({ client, onUnreadableRows: (event) => unreadable.push(event) })

  return { gateway, sent, unreadable }
}

const done = (data: unknown) => ({ code: '0', message: '成功', traceNo: 'trace-1', data })
const said = (code: string, data?: unknown) => ({ code, message: '…', traceNo: 'trace-1', data })

const department = {
  departmentCode: 'D01',
  nationalCode: '03.04',
  name: { zh: '心血管内科', en: 'Cardiology' },
  groupCode: 'G1',
  groupName: { zh: '内科' },
  campusCode: 'C1',
  location: { zh: '门诊楼 3 层' },
  intro: { zh: '…' },
  sortNo: 1,
  visitTypes: ['1', '2', '77'],
}

describe('the front-service client', () => {
  it('signs what it sends, by the path of the interface without the hospital’s own prefix', async () => {
    const { gateway, sent } = hospitalAnswering(done({ departments: [] }))
    await gateway.departments(TRACE)

    const [request] = sent
    const headers = request?.headers ?? {}
    const bodyHash = createHash('sm3')
      .update(request?.body ?? '')
      .digest('hex')
    const text = `app-1\n${headers['x-timestamp']}\n${headers['x-nonce']}\n/department/list\n${bodyHash}`
    expect(request?.url).toBe('https://his.example.cn/front/department/list')
    expect(request?.timeoutMs).toBe(900)
    expect(headers['x-timestamp']).toBe(String(NOW.getTime()))
    expect(headers['x-nonce']).toMatch(/^[0-9a-f]{32}$/)
    expect(headers['x-trace-no']).toBe('trace-1')
    expect(headers['x-signature']).toBe(createHmac('sm3', SECRET).update(text).digest('hex'))
  })

  it('never sends the same nonce twice', async () => {
    const { gateway, sent } = hospitalAnswering(done({ departments: [] }))
    await gateway.departments(TRACE)
    await gateway.departments(TRACE)
    expect(sent[0]?.headers?.['x-nonce']).not.toBe(sent[1]?.headers?.['x-nonce'])
  })

  it.each([
    ['3002', undefined, { code: 'slot_full' }],
    ['3004', { orderNo: 'TZ1' }, { code: 'session_already_booked', orderNumber: 'TZ1' }],
    ['3009', { until: '2026-12-24' }, { code: 'person_barred', untilOn: '2026-12-24' }],
    ['3009', { until: 'next month' }, { code: 'person_barred', untilOn: undefined }],
    ['1004', { field: 'slotNo' }, { code: 'request_malformed', field: 'slotNo' }],
    ['1004', { field: 'documentNo' }, { code: 'request_malformed', field: 'documentNumber' }],
    ['2002', { patientNo: 'P9' }, { code: 'file_exists', hospitalPatientNumber: 'P9' }],
    ['9001', null, { code: 'busy' }],
  ])('reads the refusal %s %j', async (code, data, refusal) => {
    const { gateway } = hospitalAnswering(said(code, data))
    const answer = await gateway.queryOrder('TZ1', TRACE)
    expect(isGatewayFailure(answer) && refusalOf(answer)).toEqual(refusal)
  })

  it.each([
    ['a code the interface does not list', said('5000')],
    ['an answer without a code', { data: { status: 'NONE' } }],
    ['a page of a proxy', '<html>'],
    ['a state it does not know', done({ status: 'PERHAPS' })],
    ['an appointment without its number', done({ status: 'CONFIRMED', queueNo: '7' })],
  ])('takes %s for an unknown outcome, not for a failure', async (_what, answer) => {
    const { gateway } = hospitalAnswering(answer)
    const result = await gateway.queryOrder('TZ1', TRACE)
    expect(result).toMatchObject({ kind: 'unintelligible' })
  })

  it('passes on that the hospital cannot be reached', async () => {
    const { gateway } = hospitalAnswering(new GatewayFailure('unreachable', { reason: 'timed out' }))
    expect(await gateway.queryOrder('TZ1', TRACE)).toMatchObject({ kind: 'unreachable', reason: 'timed out' })
  })
})

describe('the front-service gateway', () => {
  it('shows the departments it can read when one cannot be read, and says so', async () => {
    const { gateway, unreadable } = hospitalAnswering(
      done({ departments: [department, { ...department, departmentCode: 'D02', name: null }] }),
    )
    expect(await gateway.departments(TRACE)).toEqual([
      {
        departmentId: 'D01',
        name: { zh: '心血管内科', en: 'Cardiology' },
        groupId: 'G1',
        groupName: { zh: '内科' },
        campusId: 'C1',
        location: { zh: '门诊楼 3 层' },
        intro: { zh: '…' },
        rank: 1,
        visitKinds: ['ordinary', 'expert'],
      },
    ])
    expect(unreadable).toEqual([{ path: '/department/list', count: 1 }])
  })

  it('reads a schedule into fen, words and instants', async () => {
    const { gateway, sent } = hospitalAnswering(
      done({
        schedules: [
          {
            scheduleNo: 'S1',
            departmentCode: 'D01',
            doctorCode: 'Y1',
            date: '2026-11-25',
            period: '2',
            visitType: '3',
            fee: '318.00',
            capacity: 20,
            left: 3,
            status: '1',
            location: { zh: '特需门诊 2 诊室' },
            beginTime: '13:30',
            endTime: '16:30',
            weekday: '星期三',
          },
        ],
      }),
    )
    const schedules = await gateway.schedules(
      { fromOn: '2026-11-24', toOn: '2026-12-07', doctorId: 'Y1' },
      TRACE,
    )
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      dateFrom: '2026-11-24',
      dateTo: '2026-12-07',
      doctorCode: 'Y1',
    })
    expect(schedules).toEqual([
      {
        scheduleId: 'S1',
        departmentId: 'D01',
        doctorId: 'Y1',
        on: '2026-11-25',
        period: 'afternoon',
        visitKind: 'special_need',
        feeFen: 31_800,
        capacity: 20,
        left: 3,
        state: 'open',
        stopReason: null,
        location: { zh: '特需门诊 2 诊室' },
        startsAt: '2026-11-25T13:30:00+08:00',
        endsAt: '2026-11-25T16:30:00+08:00',
      },
    ])
  })

  it('sends a first-visit file in the hospital’s codes and without the fields that a person does not have', async () => {
    const { gateway, sent } = hospitalAnswering(done({ patientNo: 'P1', cardNo: 'K1' }))
    const opened = await gateway.openFile(
      {
        orderNumber: 'TZF1',
        file: {
          name: '何俊杰',
          sex: 'male',
          birthOn: '1979-05-04',
          nationality: 'CHN',
          maritalStatus: 'divorced',
          documentKind: 'hk_macau_permit',
          documentNumber: 'H12345678',
          address: '上海市',
          phone: '13900000006',
          contactName: '何太',
          contactRelationship: 'other_relative',
          payerKind: 'own_money',
        },
      },
      TRACE,
    )
    expect(opened).toEqual({ hospitalPatientNumber: 'P1', cardNumber: 'K1' })
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      orderNo: 'TZF1',
      name: '何俊杰',
      sex: '1',
      birthDate: '1979-05-04',
      nationality: 'CHN',
      maritalStatus: '40',
      documentType: '06',
      documentNo: 'H12345678',
      address: '上海市',
      phone: '13900000006',
      contactName: '何太',
      contactRelationship: '8',
      payType: '01',
    })
  })

  it('keeps a voided card apart from a valid one', async () => {
    const { gateway } = hospitalAnswering(
      done({
        cards: [
          { cardNo: 'K1', cardType: '1', status: '1' },
          { cardNo: 'K2', cardType: '1', status: '0' },
        ],
      }),
    )
    expect(await gateway.cards('P1', TRACE)).toEqual([
      { cardNumber: 'K1', isValid: true },
      { cardNumber: 'K2', isValid: false },
    ])
  })
})
