import { expect, test } from 'vitest'
import type { BilingualText } from '../his/code-tables.ts'
import { createHospitalGroup } from './hospital-group.ts'

const group = createHospitalGroup({ seed: 'test' })
const dates = Array.from({ length: 14 }, (_, day) => `2026-11-${String(17 + day).padStart(2, '0')}`)
const departments = group.flatMap((hospital) => hospital.departments)
const doctors = group.flatMap((hospital) => hospital.doctors)
const sessions = group.flatMap((hospital) => dates.flatMap((date) => hospital.sessionsOn(date)))

/** Every `{ zh, en }` in a value, with where it stands. */
function textsIn(value: unknown, path = ''): [path: string, text: BilingualText][] {
  if (value === null || typeof value !== 'object') return []
  if ('zh' in value && 'en' in value) return [[path, value as BilingualText]]

  return Object.entries(value).flatMap(([name, field]) => textsIn(field, `${path}/${name}`))
}

test('the group has three hospitals of different level, 30 departments and 150 doctors and more', () => {
  expect(group.map(({ institution }) => institution.level)).toEqual(['3A', '2A', '1'])
  expect(group.map((hospital) => hospital.departments.length)).toEqual([30, 16, 8])
  expect(new Set(departments.map(({ name }) => name.en)).size).toBeGreaterThanOrEqual(30)
  expect(doctors.filter(({ isTeam }) => !isTeam).length).toBeGreaterThanOrEqual(150)
  expect(doctors.filter(({ isTeam }) => isTeam).length).toBeGreaterThanOrEqual(5)
})

test('everything a patient reads has both languages, and no Chinese stands in the English', () => {
  const texts = textsIn({ departments, doctors, sessions })
  const wanting = texts.filter(([, { zh, en }]) => zh.trim() === '' || en.trim() === '')
  const mixed = texts.filter(([, { en }]) => /[\p{Script=Han}，。、；：（）]/u.test(en))
  const untranslated = texts.filter(([, { zh }]) => !/\p{Script=Han}/u.test(zh))

  expect(texts.length).toBeGreaterThan(3_000)
  expect({ wanting, mixed, untranslated }).toEqual({ wanting: [], mixed: [], untranslated: [] })
})

test('every department has its code of the national catalogue, a place and doctors', () => {
  for (const hospital of group) {
    for (const department of hospital.departments) {
      expect(department.nationalCode).toMatch(/^\d{2}(\.\d{2})?$/)
      expect(department.location.en).toMatch(/Floor \d+, Area [A-C]$/)
      const staff = hospital.doctors.filter(
        ({ departmentCode }) => departmentCode === department.departmentCode,
      )
      expect(staff.length).toBeGreaterThanOrEqual(2)
      expect(department.visitTypes).toEqual(
        [...new Set(staff.flatMap(({ visitTypes }) => visitTypes))].sort(),
      )
    }
  }
})

test('no two doctors bear the same name, and every English name is in letters', () => {
  const people = doctors.filter(({ isTeam }) => !isTeam)

  expect(new Set(people.map(({ name }) => name.zh)).size).toBe(people.length)
  for (const { name } of people) expect(name.en).toMatch(/^[A-Z][a-zü]+ [A-Z][a-z]+$/)
})

test('the same seed makes the same group to the letter, another seed another one', () => {
  const describe = (seed: string) =>
    JSON.stringify(
      createHospitalGroup({ seed }).map((hospital) => [
        hospital.departments,
        hospital.doctors,
        dates.map((date) => hospital.sessionsOn(date)),
      ]),
    )

  expect(describe('test')).toBe(describe('test'))
  expect(describe('test')).not.toBe(describe('other'))
})

test('two weeks show every kind of visit and every period, some clinics stopped, all in half-hours', () => {
  const kinds = new Set(sessions.map(({ visitType }) => visitType))
  const periods = new Set(sessions.map(({ period }) => period))
  const stopped = sessions.filter(({ stopReason }) => stopReason !== undefined)

  expect([...kinds].sort()).toEqual(['1', '2', '3', '4'])
  expect([...periods].sort()).toEqual(['1', '2', '3'])
  expect(stopped.length).toBeGreaterThan(10)
  expect(stopped.length).toBeLessThan(sessions.length * 0.06)
  for (const { slots, period, fee } of sessions) {
    expect(slots.length).toBe({ '1': 7, '2': 6, '3': 5 }[period])
    expect(fee).toMatch(/^\d+\.00$/)
    for (const slot of slots) expect(slot.capacity).toBeGreaterThan(0)
  }
})

test('a doctor is never in two clinics at once, and keeps to what the title allows', () => {
  const keys = group.flatMap(({ institution }, index) =>
    dates.flatMap((date) =>
      (group[index]?.sessionsOn(date) ?? []).map(
        ({ doctorCode, period }) => `${institution.hospitalCode}/${doctorCode}/${date}/${period}`,
      ),
    ),
  )
  expect(new Set(keys).size).toBe(keys.length)

  for (const hospital of group) {
    for (const date of dates) {
      for (const { doctorCode, visitType } of hospital.sessionsOn(date)) {
        const doctor = hospital.doctors.find((one) => one.doctorCode === doctorCode)
        expect(doctor?.visitTypes).toContain(visitType)
      }
    }
  }
})
