import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDate } from '../src/lib/shanghai-time.ts'
import { bindFileOf } from './add-patient.ts'
import { type Booker, type BookingDesk, CENTRAL, createBookingDesk } from './booking/booking-desk.ts'
import { impatient } from './booking/fault-cases.ts'
import { createTestClock } from './test-clock.ts'

let desk: BookingDesk

beforeAll(async () => {
  desk = await createBookingDesk({ clock: createTestClock(), configure: impatient })
})
afterEach(() => desk.sandbox.his.faults.clear())
afterAll(() => desk.close())

const at = ({ device, patientId }: Booker) => ({ device, params: { patientId, institutionId: CENTRAL } })
const staysOf = async (who: Booker) => (await desk.ok('listStays', at(who))).stays
const noticesOf = async (who: Booker) => (await desk.ok('listAdmissionNotices', at(who))).notices
const costsOf = (who: Booker, query: { kind: 'outpatient' | 'inpatient'; from: string; to: string }) =>
  desk.ok('getCosts', { ...at(who), query })
const sum = (parts: readonly { amountFen: number }[]) =>
  parts.reduce((total, { amountFen }) => total + amountFen, 0)

describe('who lies in hospital', () => {
  it('sees where, since when, by whom, and what is left, in either language', async () => {
    const [stay, earlier] = await staysOf(await desk.booker('wang-xiuying'))
    expect(stay).toMatchObject({ state: 'in_hospital', bedNumber: '12', settlement: null })
    expect(stay?.diagnosis).toContain('心力衰竭')
    expect((stay?.prepaidFen ?? 0) - (stay?.costFen ?? 0)).toBe(stay?.balanceFen)
    expect(stay?.topUp?.suggestedFen.length).toBeGreaterThan(0)
    expect(earlier).toMatchObject({ state: 'over', topUp: null, lastsDays: null })
    const { costFen, insuranceFen, ownFen, returnedFen } = earlier?.settlement ?? {
      ...{ costFen: 0, insuranceFen: 0, ownFen: 0, returnedFen: 0 },
    }
    expect(insuranceFen + ownFen).toBe(costFen)
    expect(returnedFen).toBe((earlier?.prepaidFen ?? 0) - ownFen)
  })

  it('is told for how many days it lasts by what the last whole days have cost', async () => {
    const her = await desk.booker('wang-xiuying')
    const [stay] = await staysOf(her)
    const today = stay && (await listedDays(her, stay.stayId))
    const dearest = Math.max(...(today ?? []).slice(1, 4).map(({ amountFen }) => amountFen))
    expect(stay?.lastsDays).toBe(Math.floor((stay?.balanceFen ?? 0) / dearest))
  })

  it('is told nothing of days when the daily list is silent, and all the rest', async () => {
    desk.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, path: '/inpatient/cost/list' })
    const [stay] = await staysOf(await desk.booker('wang-xiuying'))
    expect(stay).toMatchObject({ bedNumber: '12', lastsDays: null })
  })

  it('reads the list of each day, with what was taken back; together they are the costs', async () => {
    const her = await desk.booker('wang-xiuying')
    const [stay] = await staysOf(her)
    const days = await listedDays(her, stay?.stayId ?? '')
    expect(days).toHaveLength(6)
    for (const day of days) expect(sum(day.lines)).toBe(day.amountFen)
    expect(sum(days)).toBe(stay?.costFen)
    expect(days.flatMap(({ lines }) => lines).some(({ amountFen }) => amountFen < 0)).toBe(true)
  })

  it('cannot read somebody else’s list by its number', async () => {
    const [stay] = await staysOf(await desk.booker('wang-xiuying'))
    const { device, params } = at(await desk.booker('li-ming'))
    const query = { from: '2026-11-01', to: '2026-11-30' }
    const stayId = stay?.stayId ?? ''
    expect(await desk.refused('listStayCosts', { device, query, params: { ...params, stayId } })).toBe(
      'STAY_GONE',
    )
  })
})

async function listedDays(who: Booker, stayId: string) {
  const { device, params } = at(who)
  const to = shanghaiDate(desk.clock.now())
  const query = { from: addDays(to, -20), to }

  return (await desk.ok('listStayCosts', { device, query, params: { ...params, stayId } })).days
}

describe('who was in hospital', () => {
  it('has the discharge orders: what to take, when to come again, when to come at once', async () => {
    const his = await desk.booker('li-ming')
    const [stay] = await staysOf(his)
    const { device, params } = at(his)
    const { orders } = await desk.ok('getDischargeOrders', {
      device,
      params: { ...params, stayId: stay?.stayId ?? '' },
      headers: { 'accept-language': 'en-US' },
    })
    expect(orders?.medicines).toMatchObject([{ days: 14, dose: '1 capsule a day, before breakfast' }])
    expect(orders?.followUps.map(({ on }) => on)).not.toContain(null)
    expect(orders?.warnings).toHaveLength(2)
  })

  it('sees what it cost in a period by class, and the visits of the same period by themselves', async () => {
    const his = await desk.booker('li-ming')
    const year = { from: '2025-12-01', to: '2026-11-30' }
    const inpatient = await costsOf(his, { kind: 'inpatient', ...year })
    const [stay] = await staysOf(his)
    expect(inpatient.amountFen).toBe(stay?.costFen)
    expect(sum(inpatient.classes)).toBe(inpatient.amountFen)
    expect(inpatient.classes[0]).toMatchObject({ costClass: 'surgery' })

    const outpatient = await costsOf(his, { kind: 'outpatient', ...year })
    const { visits } = await desk.ok('listBills', { ...at(his), query: { state: 'paid' } })
    expect(outpatient.amountFen).toBe(sum(visits.flatMap(({ bills }) => bills)))
    const before = await costsOf(his, { kind: 'outpatient', from: '2025-01-01', to: '2025-01-31' })
    expect(before).toEqual({ amountFen: 0, classes: [] })
  })
})

describe('a notice of admission', () => {
  const contact = {
    ...{ phone: '13900000002', contactName: '王秀英', contactPhone: '13900000001' },
    contactRelationship: 'parent',
  } as const
  const admitBy = (who: Booker, noticeId: string) => ({
    device: who.device,
    params: { ...at(who).params, noticeId },
    body: contact,
  })

  it('is confirmed once, also when the hospital’s answer is lost, and says where to go', async () => {
    const his = await desk.booker('li-ming')
    const [notice] = await noticesOf(his)
    expect(notice).toMatchObject({ state: 'waiting', stayId: null })
    desk.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/inpatient/admit' })
    const admitted = await desk.ok('admit', admitBy(his, notice?.noticeId ?? ''))
    expect(admitted).toMatchObject({ state: 'admitted', place: '住院部 9 楼护士站' })
    expect(await desk.ok('admit', admitBy(his, notice?.noticeId ?? ''))).toEqual(admitted)
    const stays = await staysOf(his)
    expect(stays.filter(({ state }) => state === 'in_hospital')).toMatchObject([
      { stayId: admitted.stayId, bedNumber: null, prepaidFen: 0 },
    ])
  })

  it('cannot be confirmed before the bed is there: the day is told', async () => {
    const hers = await desk.booker('sun-guoqiang')
    const [notice] = await noticesOf(hers)
    const { error } = await desk.call('admit', admitBy(hers, notice?.noticeId ?? ''))
    expect(error).toMatchObject({ code: 'BED_NOT_READY', params: { from: notice?.admitOn } })
  })

  it('of somebody else does not exist', async () => {
    const [notice] = await noticesOf(await desk.booker('sun-guoqiang'))
    const his = await desk.booker('li-ming')
    expect(await desk.refused('admit', admitBy(his, notice?.noticeId ?? ''))).toBe('NOTICE_GONE')
  })
})

it('a family member who may only pay sees the account, and not what she has', async () => {
  const { device, patientId } = await desk.booker('wang-xiuying')
  const son = await desk.signIn('li-ming')
  const added = await bindFileOf(desk, { device: son, personId: 'wang-xiuying', relation: 'parent' })
  const { proxies } = await desk.ok('listProxies', { device, params: { patientId } })
  await desk.ok('updateProxy', {
    device,
    params: { patientId, proxyId: proxies[0]?.proxyId ?? '' },
    body: { scopes: ['payments'] },
  })
  const his = { device: son, patientId: added.patientId }
  const [stay] = await staysOf(his)
  expect(stay).toMatchObject({ bedNumber: '12', diagnosis: null })
  const ofStay = { device: son, params: { ...at(his).params, stayId: stay?.stayId ?? '' } }
  expect(await desk.refused('getDischargeOrders', ofStay)).toBe('NOT_FOUND')
  expect(await desk.refused('listAdmissionNotices', at(his))).toBe('NOT_FOUND')
})
