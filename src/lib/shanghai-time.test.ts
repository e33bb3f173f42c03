import { describe, expect, it } from 'vitest'
import {
  addDays,
  ageOn,
  clockOf,
  dayOf,
  daysBetween,
  hourNow,
  instantAt,
  minutesBefore,
  periodOf,
  today,
  weekdayOf,
} from './shanghai-time'

describe('time in Shanghai', () => {
  it('is read off an instant whatever zone the phone is in', () => {
    expect(dayOf('2026-11-24T09:30:00+08:00')).toBe('2026-11-24')
    expect(clockOf('2026-11-24T09:30:00+08:00')).toBe('09:30')
  })

  it('has begun the next day while London has not', () => {
    const lateInLondon = Date.parse('2026-11-22T16:30:00Z')
    expect(today(lateInLondon)).toBe('2026-11-23')
    expect(hourNow(lateInLondon)).toBe(0)
    expect(instantAt(lateInLondon)).toBe('2026-11-23T00:30:00+08:00')
  })

  it('counts days over the ends of months and years', () => {
    expect(addDays('2026-12-30', 3)).toBe('2027-01-02')
    expect(daysBetween('2027-01-02', '2026-12-30')).toBe(-3)
    expect(weekdayOf('2026-11-22')).toBe(0)
  })

  it('says until when a visit just after midnight can be cancelled', () => {
    expect(minutesBefore('2026-12-01T00:15:00+08:00', 30)).toBe('2026-11-30T23:45:00+08:00')
  })

  it('calls a session by the half of the day it begins in', () => {
    expect(periodOf('2026-11-24T08:00:00+08:00')).toBe('morning')
    expect(periodOf('2026-11-24T13:30:00+08:00')).toBe('afternoon')
    expect(periodOf('2026-11-24T17:30:00+08:00')).toBe('evening')
  })

  it('makes nobody older before their birthday', () => {
    expect(ageOn('2017-11-23', '2026-11-22')).toBe(8)
    expect(ageOn('2017-11-23', '2026-11-23')).toBe(9)
  })
})
