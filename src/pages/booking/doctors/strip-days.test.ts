import type { DoctorRow } from '@tongzhen/contract/institutions'
import { describe, expect, it } from 'vitest'
import { orderDoctors, stripDays } from './strip-days'

const doctor = (name: string, days: DoctorRow['days']): DoctorRow => ({
  doctorId: name,
  institutionId: 'tz-central',
  departmentId: '1003',
  departmentName: '心血管内科',
  name,
  title: 'chief',
  specialities: '高血压',
  isTeam: false,
  visitKinds: ['expert'],
  next: days.some(({ state }) => state === 'free' || state === 'few')
    ? {
        scheduleId: `${name}-1`,
        startsAt: '2026-11-24T09:30:00+08:00',
        visitKind: 'expert',
        feeFen: 5000,
        left: 3,
      }
    : null,
  days,
})

const free = doctor('free', [
  { on: '2026-11-23', state: 'full' },
  { on: '2026-11-24', state: 'free' },
])
const full = doctor('full', [{ on: '2026-11-24', state: 'full' }])
const few = doctor('few', [{ on: '2026-11-24', state: 'few' }])
const stopped = doctor('stopped', [{ on: '2026-11-23', state: 'stopped' }])

describe('the strip of days', () => {
  it('shows fourteen days from today, over the end of a month', () => {
    const days = stripDays([{ on: '2026-12-01', state: 'few' }], '2026-11-22')
    expect(days).toHaveLength(14)
    expect(days[0]).toEqual({ on: '2026-11-22', state: 'none' })
    expect(days[9]).toEqual({ on: '2026-12-01', state: 'few' })
    expect(days.at(-1)?.on).toBe('2026-12-05')
  })

  it('grows when a hospital opens more days', () => {
    expect(stripDays([{ on: '2026-12-09', state: 'free' }], '2026-11-22').at(-1)?.on).toBe('2026-12-09')
  })
})

describe('doctors of a department', () => {
  it('stand after the others when they have no place left', () => {
    const { open, full: last } = orderDoctors([full, free, stopped, few], undefined)
    expect(open.map(({ name }) => name)).toEqual(['free', 'few'])
    expect(last.map(({ name }) => name)).toEqual(['full', 'stopped'])
  })

  it('are those who have a clinic on the chosen day, by their state on that day', () => {
    const { open, full: last } = orderDoctors([full, free, stopped, few], '2026-11-23')
    expect(open).toEqual([])
    expect(last.map(({ name }) => name)).toEqual(['free', 'stopped'])
  })
})
