import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../../../test/booking/booking-desk.ts'
import type { Device } from '../../../test/device.ts'
import { MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'

let desk: BookingDesk
let zh: Device
let en: Device
const params = { institutionId: CENTRAL }

beforeAll(async () => {
  desk = await createBookingDesk({
    configure: (config) => ({
      ...config,
      institutions: config.institutions.map((one) =>
        one.institutionId === 'tz-linjiang' ? { ...one, modules: ['booking'], bookingDays: 7 } : one,
      ),
      portals: { ...config.portals, suishenban: { institutions: ['tz-jiangwan'] } },
    }),
  })
  zh = desk.device('web')
  en = desk.device('web', { language: 'en-US' })
})
afterAll(() => desk.close())

const listAll = (device: Device) => desk.ok('listDoctors', { device, params })

describe('what the hospitals offer', () => {
  it('is shown in the language of the device', async () => {
    const [chinese, english] = await Promise.all([
      desk.ok('listInstitutions', { device: zh }),
      desk.ok('listInstitutions', { device: en }),
    ])
    expect(chinese.institutions.map(({ name, level }) => [name, level])).toEqual([
      ['通诊中心医院', '3A'],
      ['江湾区医院', '2A'],
      ['临江社区卫生服务中心', '1'],
    ])
    expect(english.institutions[0]?.name).toBe('Tongzhen Central Hospital')
    const [department] = (await desk.ok('listDepartments', { device: en, params })).departments
    expect(`${department?.name}${department?.intro}${department?.location}`).not.toMatch(/\p{Script=Han}/u)
  })

  it('is only that of the channel’s institutions', async () => {
    const device = desk.device('suishenban')
    const { institutions } = await desk.ok('listInstitutions', { device })
    expect(institutions.map(({ institutionId }) => institutionId)).toEqual(['tz-jiangwan'])
    expect(await desk.refused('listDepartments', { device, params })).toBe('NOT_FOUND')
    expect(await desk.refused('listDoctors', { device, params })).toBe('NOT_FOUND')
  })

  it('leaves out the kinds of visit that an institution has not switched on', async () => {
    const small = { institutionId: 'tz-linjiang' }
    const { departments } = await desk.ok('listDepartments', { device: zh, params: small })
    const { doctors, days } = await desk.ok('listDoctors', { device: zh, params: small })
    const kinds = new Set([...departments, ...doctors].flatMap(({ visitKinds }) => visitKinds))
    expect([...kinds].sort()).toEqual(['expert', 'ordinary'])
    expect(doctors.some(({ isTeam }) => isTeam)).toBe(false)
    expect(days).toHaveLength(7)
    const all = await desk.ok('listDepartments', { device: zh, params, query: { visitKind: 'mdt' } })
    expect(all.departments.length).toBeGreaterThan(0)
    expect(all.departments.every(({ visitKinds }) => visitKinds.includes('mdt'))).toBe(true)
  })
})

describe('a patient who looks for a doctor', () => {
  it('sees for each the next place and the state of the coming days', async () => {
    const { doctors, days } = await listAll(zh)
    expect(doctors.length).toBeGreaterThan(100)
    expect(days).toHaveLength(14)
    const free = doctors.find(({ next }) => next !== null)
    const { schedules } = await desk.ok('listSchedules', {
      device: zh,
      params: { ...params, doctorId: free?.doctorId ?? '' },
    })
    const first = schedules.find(({ state, left }) => state === 'open' && left > 0)
    expect(free?.next).toEqual({
      scheduleId: first?.scheduleId,
      startsAt: first?.startsAt,
      visitKind: first?.visitKind,
      feeFen: first?.feeFen,
      left: first?.left,
    })
    expect(free?.days.map(({ on }) => on)).toEqual([...new Set(schedules.map(({ on }) => on))])
  })

  it('finds them by name, pinyin, English name and department', async () => {
    const { doctors } = await listAll(zh)
    const english = await listAll(en)
    const [sought] = doctors
    if (!sought) throw new Error('there are no doctors')
    const latin = english.doctors.find(({ doctorId }) => doctorId === sought.doctorId)?.name ?? ''
    for (const q of [sought.name, latin.toLowerCase().replaceAll(' ', ''), latin, sought.departmentName]) {
      const found = await desk.ok('listDoctors', { device: zh, params, query: { q } })
      expect(
        found.doctors.map(({ doctorId }) => doctorId),
        q,
      ).toContain(sought.doctorId)
      expect(found.doctors.length).toBeLessThan(doctors.length)
    }
    const none = await desk.ok('listDoctors', { device: zh, params, query: { q: '不存在的人' } })
    expect(none.doctors).toEqual([])
  })

  it('may narrow to a day without the strip of days changing under the finger', async () => {
    const departmentId = (await listAll(zh)).doctors[0]?.departmentId ?? ''
    const whole = await desk.ok('listDoctors', { device: zh, params, query: { departmentId } })
    const on = whole.days.find(({ state }) => state !== 'none')?.on ?? ''
    const narrowed = await desk.ok('listDoctors', { device: zh, params, query: { departmentId, on } })
    expect(narrowed.days).toEqual(whole.days)
    expect(narrowed.doctors.length).toBeGreaterThan(0)
    expect(narrowed.doctors.every(({ days }) => days.some((day) => day.on === on))).toBe(true)
  })

  it('reads about one, and is told when there is no such doctor', async () => {
    const [doctor] = (await listAll(en)).doctors
    const about = await desk.ok('getDoctor', {
      device: en,
      params: { ...params, doctorId: doctor?.doctorId ?? '' },
    })
    expect(about).toMatchObject({ name: doctor?.name, departmentName: doctor?.departmentName })
    expect(about.biography).not.toBe('')
    const unknown = { ...params, doctorId: 'nobody' }
    expect(await desk.refused('getDoctor', { device: zh, params: unknown })).toBe('NOT_FOUND')
    expect(await desk.refused('listSchedules', { device: zh, params: unknown })).toBe('NOT_FOUND')
  })

  it('sees the slots of a session as the hospital has them now', async () => {
    const clinic = desk.addClinic({ slots: 2, capacity: 5 })
    const { schedule, slots } = await desk.ok('listSlots', {
      device: zh,
      params: { ...params, scheduleId: clinic.scheduleId },
    })
    expect(schedule).toMatchObject({ scheduleId: clinic.scheduleId, feeFen: 5000, left: 10, state: 'open' })
    expect(slots.map(({ startsAt, left }) => [startsAt.slice(11), left])).toEqual([
      ['18:00:00+08:00', 5],
      ['19:00:00+08:00', 5],
    ])
    const unknown = { ...params, scheduleId: 'none' }
    expect(await desk.refused('listSlots', { device: zh, params: unknown })).toBe('SLOT_GONE')
  })
})

describe('a patient who follows doctors', () => {
  it('finds them again, the last one first, until they stop following', async () => {
    const device = await desk.signIn('li-ming')
    const [first, second] = (await listAll(zh)).doctors
    const follow = (doctorId: string) => ({ device, params: { ...params, doctorId } })
    for (const doctor of [first, second, second]) {
      await desk.ok('followDoctor', follow(doctor?.doctorId ?? ''))
      desk.clock.advance(SECOND_MS)
    }
    const followed = await desk.ok('listFollowedDoctors', { device })
    expect(followed.doctors.map(({ doctorId }) => doctorId)).toEqual([second?.doctorId, first?.doctorId])
    expect(followed.doctors[0]).toMatchObject({ institutionName: '通诊中心医院', name: second?.name })

    await desk.ok('unfollowDoctor', follow(second?.doctorId ?? ''))
    await desk.ok('unfollowDoctor', follow(second?.doctorId ?? ''))
    const left = await desk.ok('listFollowedDoctors', { device })
    expect(left.doctors.map(({ doctorId }) => doctorId)).toEqual([first?.doctorId])
    expect(await desk.refused('followDoctor', follow('nobody'))).toBe('NOT_FOUND')
  })
})

describe('a hospital whose system is down', () => {
  it('is asked little, shows names as last known, and never places', async () => {
    await listAll(zh)
    const broken = desk.sandbox.his.faults.add({ kind: 'error-5xx', probability: 1 })
    desk.clock.advance(10 * MINUTE_MS)
    const lists = await Promise.all(Array.from({ length: 50 }, () => listAll(zh)))
    for (const { doctors, days } of lists) {
      expect(doctors.length).toBeGreaterThan(100)
      expect(doctors.every(({ next, days: own }) => next === null && own.length === 0)).toBe(true)
      expect(days).toEqual([])
    }
    expect(desk.sandbox.his.faults.list()[0]?.struck).toBeLessThan(10)
    const doctorId = lists[0]?.doctors[0]?.doctorId ?? ''
    const sought = { ...params, doctorId }
    expect(await desk.refused('listSchedules', { device: zh, params: sought })).toBe('HOSPITAL_UNAVAILABLE')
    expect((await desk.ok('listDepartments', { device: zh, params })).departments.length).toBeGreaterThan(20)

    desk.sandbox.his.faults.remove(broken)
    desk.clock.advance(5 * SECOND_MS)
    expect((await listAll(zh)).doctors.some(({ next }) => next !== null)).toBe(true)
  })
})
