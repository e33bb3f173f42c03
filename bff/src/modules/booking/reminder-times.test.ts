import { expect, it } from 'vitest'
import { nextReminder } from './reminder-times.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const visit = at('2026-12-02T09:30:00')

it.each([
  ['two weeks before', '2026-11-18T12:00:00', 'week', '2026-11-25T10:00:00'],
  ['when the first has gone out', '2026-11-25T10:00:00', 'eve', '2026-12-01T18:00:00'],
  ['five days before, so that a week is past', '2026-11-27T12:00:00', 'eve', '2026-12-01T18:00:00'],
  ['late on the eve', '2026-12-01T20:00:00', 'morning', '2026-12-02T07:00:00'],
])('who booked %s is next reminded so', (_, after, kind, due) => {
  expect(nextReminder(visit, at(after))).toEqual({ kind, dueAt: at(due) })
})

it('on the day itself after seven nobody is reminded', () => {
  expect(nextReminder(visit, at('2026-12-02T07:00:00'))).toBeUndefined()
})

it('an hour before the visit is too late for the morning', () => {
  expect(nextReminder(at('2026-12-02T07:45:00'), at('2026-12-01T19:00:00'))).toBeUndefined()
})
