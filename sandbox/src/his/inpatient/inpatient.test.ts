import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardOf, type RunningHis, runHis } from '../his.test-support.ts'

const { patientNo } = cardOf('wang-xiuying')
let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})
afterEach(() => running.his.close())

interface StayRow {
  admissionNo: string
  status: string
  balance: string
  cost: string
  prepaid: string
}

async function staysOf(patient = patientNo): Promise<StayRow[]> {
  const { data } = await running.call('/inpatient/list', { patientNo: patient })

  return data.stays as StayRow[]
}

async function currentStay(): Promise<StayRow> {
  const [stay] = await staysOf()
  if (stay === undefined) throw new Error('she is not in hospital')

  return stay
}

const topUp = async (orderNo: string, more: object = {}) =>
  running.call('/inpatient/prepaid/top-up', {
    ...{ orderNo, patientNo, admissionNo: (await currentStay()).admissionNo, amount: '1000.00' },
    ...{ payMethod: '05', payNo: `wx-${orderNo}`, payTime: '2026-11-23 07:30:00', ...more },
  })
const statusOf = async (orderNo: string) =>
  (await running.call('/inpatient/prepaid/query', { orderNo })).data.status

describe('a stay', () => {
  test('is told with ward, account and limits; one that is over, with its settlement', async () => {
    const [now, earlier] = await staysOf()
    expect(now).toMatchObject({ status: '1', bedNo: '12', topUp: { least: '100.00' } })
    expect(Number(now?.prepaid) - Number(now?.cost)).toBeCloseTo(Number(now?.balance), 2)
    expect(earlier).toMatchObject({ status: '2', balance: '0.00', settlement: { paidLater: '0.00' } })
  })

  test('grows by a day each day, and each day’s list adds up to it', async () => {
    const { admissionNo, cost } = await currentStay()
    const period = { patientNo, admissionNo, dateFrom: '2026-11-01', dateTo: '2026-11-30' }
    const listed = async () => {
      const { data } = await running.call('/inpatient/cost/list', period)

      return data.days as { amount: string; lines: { amount: string }[] }[]
    }
    const days = await listed()
    expect(days).toHaveLength(6)
    const fen = (yuan: string) => Math.round(Number(yuan) * 100)
    const sum = (amounts: { amount: string }[]) => amounts.reduce((total, one) => total + fen(one.amount), 0)
    expect(sum(days)).toBe(fen(cost))
    for (const day of days) expect(sum(day.lines)).toBe(fen(day.amount))
    running.clock.advance(24 * 60 * 60 * 1000)
    expect(await listed()).toHaveLength(7)

    const { data } = await running.call('/inpatient/cost/summary', {
      patientNo,
      ...{ dateFrom: period.dateFrom, dateTo: '2026-11-23' },
    })
    expect(fen(String(data.amount))).toBe(fen(cost))
    expect(sum(data.classes as { amount: string }[])).toBe(fen(cost))
  })

  test('has discharge orders once it is over, and not before; nobody else reads it', async () => {
    const [now, earlier] = await staysOf()
    const read = (admissionNo: string | undefined, patient = patientNo) =>
      running.call('/inpatient/discharge', { patientNo: patient, admissionNo })
    expect(await read(now?.admissionNo)).toMatchObject({ code: '5005' })
    expect(await read(earlier?.admissionNo)).toMatchObject({ code: '0', data: { warnings: [{}] } })
    expect(await read(earlier?.admissionNo, cardOf('li-ming').patientNo)).toMatchObject({ code: '5001' })
  })
})

describe('money paid beforehand', () => {
  test('is credited once, however often it is sent, and the balance rises by it', async () => {
    const before = Number((await currentStay()).balance)
    const first = await topUp('PY1')
    expect(first).toMatchObject({ code: '0', data: { status: 'CREDITED' } })
    expect(await topUp('PY1')).toMatchObject({ code: '0', data: first.data })
    expect(await topUp('PY1', { amount: '2000.00' })).toMatchObject({ code: '4008' })
    expect(Number((await currentStay()).balance)).toBeCloseTo(before + 1000, 2)
  })

  test('is refused beyond the limits and after the discharge, and then nothing is kept', async () => {
    expect(await topUp('PY2', { amount: '99.99' })).toMatchObject({ code: '5003', data: { least: '100.00' } })
    running.central.ward.discharge((await currentStay()).admissionNo)
    expect(await topUp('PY2')).toMatchObject({ code: '5002' })
    expect(await statusOf('PY2')).toBe('NONE')
  })

  test('under a number that was cancelled is never credited', async () => {
    const cancel = () => running.call('/inpatient/prepaid/cancel', { orderNo: 'PY3', reason: 'test' })
    expect(await cancel()).toMatchObject({ code: '0' })
    expect(await topUp('PY3')).toMatchObject({ code: '4007' })
    expect(await statusOf('PY3')).toBe('CANCELLED')
    await topUp('PY4')
    const late = await running.call('/inpatient/prepaid/cancel', { orderNo: 'PY4', reason: 'test' })
    expect(late).toMatchObject({ code: '4008', data: { status: 'CREDITED' } })
  })

  test('is taken out again once, as long as it is not spent', async () => {
    await topUp('PY5')
    const before = Number((await currentStay()).balance)
    const reverse = (amount: string) =>
      running.call('/inpatient/prepaid/reverse', { orderNo: 'PY5', reverseNo: 'RF5', amount, reason: 'test' })
    expect(await reverse('500.00')).toMatchObject({ code: '4009' })
    expect(await reverse('1000.00')).toMatchObject({ code: '0', data: { status: 'REVERSED' } })
    expect(await reverse('1000.00')).toMatchObject({ code: '0' })
    expect(Number((await currentStay()).balance)).toBeCloseTo(before - 1000, 2)

    await topUp('PY6')
    running.clock.advance(30 * 24 * 60 * 60 * 1000)
    expect(
      await running.call('/inpatient/prepaid/reverse', {
        ...{ orderNo: 'PY6', reverseNo: 'RF6', amount: '1000.00', reason: 'test' },
      }),
    ).toMatchObject({ code: '5006' })
  })
})

describe('a notice of admission', () => {
  const admit = (person: string, noticeNo: unknown) =>
    running.call('/inpatient/admit', {
      ...{ noticeNo, patientNo: cardOf(person).patientNo, phone: '13900000002' },
      ...{ contactName: '王秀英', contactPhone: '13900000001', contactRelationship: '3' },
    })
  const noticeOf = async (person: string) => {
    const { data } = await running.call('/inpatient/notice/list', { patientNo: cardOf(person).patientNo })

    return (data.notices as { noticeNo: string; status: string; admissionNo?: string }[])[0]
  }

  test('becomes a stay once, however often the patient confirms', async () => {
    const notice = await noticeOf('li-ming')
    const first = await admit('li-ming', notice?.noticeNo)
    expect(first).toMatchObject({ code: '0', data: { status: '1' } })
    expect(await admit('li-ming', notice?.noticeNo)).toMatchObject({ data: first.data })
    const stays = await staysOf(cardOf('li-ming').patientNo)
    expect(stays.filter(({ status }) => status === '1')).toHaveLength(1)
    expect(await noticeOf('li-ming')).toMatchObject({ status: '1', admissionNo: stays[0]?.admissionNo })
  })

  test('is refused before the bed is there, and to anybody else', async () => {
    const notice = await noticeOf('sun-guoqiang')
    expect(await admit('sun-guoqiang', notice?.noticeNo)).toMatchObject({
      code: '5007',
      data: { date: '2026-11-24' },
    })
    expect(await admit('li-ming', notice?.noticeNo)).toMatchObject({ code: '5004' })
  })
})
