import { afterEach, beforeEach, expect, test } from 'vitest'
import { groupInstitutions } from '../group/institutions/group-institutions.ts'
import type { Session } from '../group/session.ts'
import { createManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { cardOf, MONDAY_MORNING, type RunningHis, runHis } from './his.test-support.ts'
import { createHisCaller } from './his-caller.ts'
import { startHis } from './start-his.ts'

type Row = Omit<Session, 'slots'> & { capacity: number; left: number; status: string; beginTime: string }
interface SlotRow {
  slotNo: string
  beginTime: string
  capacity: number
  left: number
}

let running: RunningHis

beforeEach(async () => {
  running = await runHis()
})

afterEach(() => running.his.close())

async function schedules(filter: Record<string, string> = {}): Promise<Row[]> {
  const range = { dateFrom: '2026-11-23', dateTo: '2026-12-20' }
  const { data } = await running.call('/schedule/list', { ...range, ...filter })

  return data.schedules as Row[]
}

async function slotsOf(scheduleNo: string): Promise<{ status: string; slots: SlotRow[] }> {
  const { data } = await running.call('/slot/list', { scheduleNo })

  return { status: data.status, slots: data.slots as SlotRow[] }
}

test('what is left in a clinic is the sum of its slots, and its status says so', async () => {
  const rows = await schedules({ departmentCode: '1003' })
  expect(rows.length).toBeGreaterThan(30)

  for (const row of rows) {
    const { status, slots } = await slotsOf(row.scheduleNo)
    const sum = (field: 'capacity' | 'left') => slots.reduce((total, slot) => total + slot[field], 0)
    expect({ capacity: sum('capacity'), left: sum('left'), status }).toEqual({
      capacity: row.capacity,
      left: row.left,
      status: row.status,
    })
    for (const slot of slots) {
      expect(slot.left).toBeGreaterThanOrEqual(0)
      expect(slot.left).toBeLessThanOrEqual(slot.capacity)
    }
    if (row.stopReason !== undefined) expect([row.status, row.left]).toEqual(['3', 0])
    else expect(row.status).toBe(row.left === 0 ? '2' : '1')
  }
})

test('fourteen days are on show, some clinics full and some stopped, most open', async () => {
  const rows = await schedules()
  const share = (status: string) => rows.filter((row) => row.status === status).length / rows.length

  expect([...new Set(rows.map(({ date }) => date))].at(-1)).toBe('2026-12-06')
  expect(share('1')).toBeGreaterThan(0.8)
  expect(share('2')).toBeGreaterThan(0.01)
  expect(share('3')).toBeGreaterThan(0.01)
})

test('a full slot is refused, an open one taken, and the count goes down by one', async () => {
  const rows = await schedules({ dateFrom: '2026-11-24', dateTo: '2026-11-24', visitType: '2' })
  const request = { orderNo: 'o-1', ...cardOf('li-ming'), channel: 'wechat' }
  for (const { scheduleNo } of rows.filter(({ status }) => status === '1').slice(0, 1)) {
    const { slots } = await slotsOf(scheduleNo)
    const open = slots.find(({ left }) => left > 0)
    const full = slots.find(({ left }) => left === 0)

    const taken = await running.call('/appointment/lock', { ...request, scheduleNo, slotNo: open?.slotNo })
    expect(taken.code).toBe('0')
    const after = (await slotsOf(scheduleNo)).slots.find(({ slotNo }) => slotNo === open?.slotNo)
    expect(after?.left).toBe((open?.left ?? 0) - 1)

    const late = { ...request, ...cardOf('chen-jing'), orderNo: 'o-2', scheduleNo, slotNo: full?.slotNo }
    if (full !== undefined) expect((await running.call('/appointment/lock', late)).code).toBe('3002')
  }
})

test('a slot that has begun has no place left', async () => {
  const [row] = await schedules({ dateTo: '2026-11-23', visitType: '1' })
  const scheduleNo = row?.scheduleNo ?? ''
  running.clock.advance(60 * 60 * 1000)
  const { slots } = await slotsOf(scheduleNo)

  expect(slots.filter(({ beginTime }) => beginTime <= '08:30').map(({ left }) => left)).toEqual([0, 0])
})

test('the days roll: tomorrow shows one day more and not today, and what was booked stays', async () => {
  const { call, clock } = running
  const before = await schedules()
  const open = before.find(({ date, status }) => date === '2026-11-26' && status === '1')
  const { slots } = await slotsOf(open?.scheduleNo ?? '')
  const slotNo = slots.find(({ left }) => left > 0)?.slotNo
  await call('/appointment/lock', {
    ...{ orderNo: 'o-1', ...cardOf('li-ming'), channel: 'wechat' },
    ...{ scheduleNo: open?.scheduleNo, slotNo },
  })
  await call('/appointment/confirm', { orderNo: 'o-1', payStatus: '0' })

  clock.advance(24 * 60 * 60 * 1000)

  const after = await schedules()
  expect(after[0]?.date).toBe('2026-11-24')
  expect(after.at(-1)?.date).toBe('2026-12-07')
  const numbers = (rows: Row[]) =>
    rows.filter(({ date }) => date === '2026-11-30').map((row) => row.scheduleNo)
  expect(numbers(after)).toEqual(numbers(before))
  const list = await call('/appointment/list', {
    patientNo: cardOf('li-ming').patientNo,
    dateFrom: '2026-11-26',
    dateTo: '2026-11-26',
  })
  expect(list.data.orders).toMatchObject([
    { orderNo: 'o-1', status: 'CONFIRMED', scheduleNo: open?.scheduleNo },
  ])
})

test('a range of more than 31 days, or one that runs backwards, is refused', async () => {
  const list = (dateFrom: string, dateTo: string) => running.call('/schedule/list', { dateFrom, dateTo })

  expect((await list('2026-11-23', '2026-12-23')).code).toBe('0')
  expect((await list('2026-11-23', '2026-12-24')).data.field).toBe('dateTo')
  expect((await list('2026-11-24', '2026-11-23')).data.field).toBe('dateTo')
})

test('a fourth hospital is data only: it has its own address, secret, departments and clinics', async () => {
  const [model] = groupInstitutions
  if (model === undefined) throw new Error('the group has no hospital')
  const fourth = { ...model, institutionCode: 'tz-fourth', hospitalCode: '310004', level: '2B' }
  const clock = createManualClock(MONDAY_MORNING)
  const his = await startHis({
    context: createSandboxContext({ clock }),
    port: 0,
    institutions: [...groupInstitutions, fourth],
  })
  const caller = his.credentials.institutions['tz-fourth']
  if (caller?.baseUrl === undefined) throw new Error('the fourth hospital has no address')
  const call = createHisCaller({ caller, baseUrl: caller.baseUrl, clock })

  expect(caller.baseUrl).toMatch(/\/310004$/)
  expect((await call('/hospital/info', {})).data).toMatchObject({ hospitalCode: '310004', level: '2B' })
  expect(
    (await call('/schedule/list', { dateFrom: '2026-11-23', dateTo: '2026-11-23' })).data.schedules,
  ).not.toEqual([])
  await his.close()
})
