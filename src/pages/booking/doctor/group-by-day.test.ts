import type { Schedule } from '@tongzhen/contract/booking'
import { describe, expect, it } from 'vitest'
import { groupByDay, hasPlace } from './group-by-day'

const session = (on: string, clock: string, more: Partial<Schedule> = {}): Schedule => ({
  scheduleId: `${on}-${clock}`,
  doctorId: '100301',
  departmentId: '1003',
  departmentName: '心血管内科',
  on,
  period: clock < '12' ? 'morning' : 'afternoon',
  visitKind: 'expert',
  feeFen: 5000,
  left: 4,
  state: 'open',
  stopReason: null,
  location: '门诊楼4楼A区',
  startsAt: `${on}T${clock}:00+08:00`,
  endsAt: `${on}T${clock}:00+08:00`,
  ...more,
})

describe('sessions of a doctor', () => {
  const sessions = [
    session('2026-11-24', '13:30'),
    session('2026-11-23', '08:00'),
    session('2026-11-24', '08:00'),
  ]

  it('stand under their day, in the order of time', () => {
    expect(
      groupByDay(sessions).map(({ on, sessions: [first, second] }) => [on, first?.period, second?.period]),
    ).toEqual([
      ['2026-11-23', 'morning', undefined],
      ['2026-11-24', 'morning', 'afternoon'],
    ])
  })

  it('are those of the day the patient came for', () => {
    expect(groupByDay(sessions, '2026-11-23')).toHaveLength(1)
    expect(groupByDay(sessions, '2026-11-30')).toEqual([])
  })
})

describe('a doctor', () => {
  it('has a place only in a session that is open', () => {
    const full = session('2026-11-24', '08:00', { state: 'full', left: 0 })
    const stopped = session('2026-11-25', '08:00', { state: 'stopped', left: 9 })
    expect(hasPlace([full, stopped])).toBe(false)
    expect(hasPlace([full, session('2026-11-26', '08:00')])).toBe(true)
  })
})
