import { expect, test } from 'vitest'
import { stepOf } from './step-of'

const checkIn = {
  ...{ opensAt: '2026-11-24T08:00:00+08:00', closesAt: '2026-11-24T10:30:00+08:00' },
  ...{ place: 'Main Campus', terminal: 'the terminal' },
}
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`)

test.each([
  ['07:59', 'not_yet'],
  ['08:00', 'open'],
  ['10:30', 'open'],
  ['10:31', 'over'],
])('at %s check-in is %s', (time, step) => {
  expect(stepOf({ state: 'not_checked_in', checkIn }, at(time))).toBe(step)
})

test('who has checked in waits, whatever the clock says', () => {
  expect(stepOf({ state: 'waiting', checkIn }, at('12:00'))).toBe('waiting')
})

test('where nobody checks in by telephone, the desk does it', () => {
  expect(stepOf({ state: 'not_checked_in', checkIn: null }, at('09:00'))).toBe('desk')
})
