import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, type BookingDesk, createBookingDesk } from '../booking/booking-desk.ts'

let desk: BookingDesk
let visitor: Booker

beforeAll(async () => {
  desk = await createBookingDesk()
  visitor = await desk.booker('li-ming')
})
afterAll(() => desk.close())

async function visit(who = visitor) {
  const clinic = desk.addClinic({ fee: '0.00' })
  const { appointmentId } = await desk.settled(who, (await desk.book(who, clinic)).appointmentId)

  return { clinic, params: { appointmentId } }
}
type Visit = Awaited<ReturnType<typeof visit>>

async function linkTo({ params }: Visit, { device } = visitor, language = 'zh-CN') {
  const headers = { 'accept-language': language }
  const link = await desk.ok('linkCalendarFile', { device, params, headers })
  const { searchParams } = new URL(link.path, 'http://localhost')

  return { ...link, query: { channel: device.channel, ticket: searchParams.get('ticket') ?? '' } }
}

/** As the phone's calendar reads it: without a session and without headers of ours. */
async function entryAt(path: string) {
  const { statusCode, headers, payload } = await desk.app.inject({ url: path })
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  for (const line of payload.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const calendar = new ICAL.Component(ICAL.parse(payload))
  const entry = calendar.getFirstSubcomponent('vevent') ?? undefined
  const event = new ICAL.Event(entry)
  const { uid, sequence, summary, location, description } = event

  return {
    method: calendar.getFirstPropertyValue('method'),
    status: entry?.getFirstPropertyValue('status'),
    ...{ uid, sequence, summary, location, description },
    startsAt: event.startDate.toJSDate(),
    zone: event.startDate.zone.tzid,
    alarm: entry?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString(),
  }
}

it('a visit goes into the calendar with its time in Shanghai, its place, what to bring and an alarm', async () => {
  const one = await visit()
  const { device } = visitor
  const { startsAt } = await desk.ok('getAppointment', { device, params: one.params })
  const { bring, room, location } = await desk.ok('getVisitDay', { device, params: one.params })
  const { path, kind, way } = await linkTo(one)

  expect([kind, way]).toEqual(['calendar', 'opened'])
  const entry = await entryAt(path)
  expect(entry).toMatchObject({
    ...{ method: 'PUBLISH', status: 'CONFIRMED', zone: 'Asia/Shanghai', alarm: '-PT2H' },
    uid: expect.stringMatching(/^[\da-f]{32}@tongzhen$/),
    summary: expect.stringContaining('李*'),
    location: `通诊中心医院，${location}，${room}`,
    startsAt: new Date(startsAt),
  })
  for (const thing of bring) expect(entry.description).toContain(thing)
})

it('who reads English has the entry in English', async () => {
  const { path } = await linkTo(await visit(), visitor, 'en-US')

  expect(await entryAt(path)).toMatchObject({
    summary: expect.stringContaining('Hospital visit: 李*, Tongzhen Central Hospital'),
    description: expect.stringContaining('Please bring: your valid identity document'),
  })
})

it('a visit that moves to another room replaces its entry, and one that is cancelled takes it out', async () => {
  const one = await visit()
  const first = await entryAt((await linkTo(one)).path)
  await desk.ground.db
    .updateTable('queue_places')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('appointment_id', '=', one.params.appointmentId)
    .execute()
  const moved = await entryAt((await linkTo(one)).path)
  await desk.ok('cancelAppointment', { device: visitor.device, params: one.params })
  await desk.settled(visitor, one.params.appointmentId)
  const cancelled = await entryAt((await linkTo(one)).path)

  expect([moved.uid, cancelled.uid]).toEqual([first.uid, first.uid])
  expect(moved.sequence).toBeGreaterThan(first.sequence)
  expect(cancelled.sequence).toBeGreaterThan(moved.sequence)
  expect(cancelled).toMatchObject({
    ...{ method: 'CANCEL', status: 'CANCELLED', alarm: undefined },
    description: '这次就诊已经取消。',
  })
})

it('a visit whose place went to another time is taken out as well', async () => {
  const one = await visit()
  const { uid } = await entryAt((await linkTo(one)).path)
  await desk.ground.db
    .updateTable('appointments')
    .set({ state: 'moved', is_active: false })
    .where('appointment_id', '=', one.params.appointmentId)
    .execute()

  expect(await entryAt((await linkTo(one)).path)).toMatchObject({
    uid,
    method: 'CANCEL',
    status: 'CANCELLED',
  })
})

it('Alipay opens no such file: its address is copied for the browser of the phone', async () => {
  const device = await desk.signIn('li-ming', 'alipay')
  const { patients } = await desk.ok('listPatients', { device })
  const one = await visit({ device, patientId: patients[0]?.patientId ?? '' })

  expect(await linkTo(one, { ...visitor, device })).toMatchObject({ way: 'copied' })
})

it('its link is good for five minutes, in its own channel, and not for another kind of file', async () => {
  const { query } = await linkTo(await visit())
  const { device } = visitor

  expect(
    await desk.refused('readCalendarFile', { device, query: { ...query, channel: 'wechat' as const } }),
  ).toBe('NOT_FOUND')
  expect(await desk.refused('readReportFile', { device, query })).toBe('NOT_FOUND')
  desk.clock.advance(5 * MINUTE_MS)
  expect(await desk.refused('readCalendarFile', { device, query })).toBe('LINK_EXPIRED')
})

it('it is closed to the son when his mother ends his booking for her, though the link is still good', async () => {
  const mother = await desk.booker('wang-xiuying')
  const { device } = visitor
  const { patientId } = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
  const son = { device, patientId }
  const { path, query } = await linkTo(await visit(son))
  expect(await entryAt(path)).toMatchObject({ summary: expect.stringContaining('王*英') })
  const params = { patientId: mother.patientId }
  const { proxies } = await desk.ok('listProxies', { device: mother.device, params })
  await desk.ok('updateProxy', {
    device: mother.device,
    params: { ...params, proxyId: proxies[0]?.proxyId ?? '' },
    body: { scopes: ['reports'] },
  })

  expect(await desk.refused('readCalendarFile', { device, query })).toBe('NOT_FOUND')
})
