import type { Payment } from '@tongzhen/contract/payments'
import { paymentStates } from '@tongzhen/contract/states'
import { expect, test } from 'vitest'
import { timelineOf } from './timeline-of'

const payment = (more: Partial<Payment>): Payment => ({
  paymentId: 'pay_0000000000000000000A',
  version: 1,
  state: 'to_pay',
  reason: null,
  reasonParams: null,
  purpose: 'bills',
  institutionId: 'tz-central',
  institutionName: '同真中心医院',
  institutionPhone: '021-00000000',
  patientId: 'pat_0000000000000000000A',
  patientName: '李明',
  appointmentId: null,
  stayId: null,
  means: 'wechat',
  amountFen: 1000,
  refundedFen: 0,
  byHandFen: 0,
  refundingFen: 0,
  lines: [],
  providerNumber: null,
  createdAt: '2026-11-22T09:00:00+08:00',
  paidAt: null,
  expiresAt: null,
  settledByAt: null,
  cashier: null,
  helpId: null,
  canClose: false,
  refundApplicationId: null,
  ...more,
})
const paidAt = '2026-11-22T09:01:00+08:00'
const marks = (more: Partial<Payment>) => timelineOf(payment(more)).map(({ name, mark }) => `${name} ${mark}`)

test('who is to pay sees until when, and that the hospital comes after', () => {
  const expiresAt = '2026-11-22T09:15:00+08:00'

  expect(timelineOf(payment({ expiresAt }))).toEqual([
    { name: 'submitted', mark: 'done', at: '2026-11-22T09:00:00+08:00' },
    { name: 'pay', mark: 'now', by: expiresAt },
    { name: 'confirm', mark: 'next' },
  ])
})

test('who has paid sees when, and by when the hospital has taken it', () => {
  const settledByAt = '2026-11-22T09:06:00+08:00'

  expect(timelineOf(payment({ state: 'confirming', paidAt, settledByAt })).slice(1)).toEqual([
    { name: 'paid', mark: 'done', at: paidAt },
    { name: 'confirm', mark: 'now', by: settledByAt },
  ])
})

test('nobody is told to have paid as long as nobody knows', () => {
  expect(marks({ state: 'confirming' })).toEqual(['submitted done', 'confirm now'])
  expect(marks({ state: 'in_review' })).toEqual(['submitted done', 'review now', 'outcome next'])
})

test('money on its way back is now with the provider, and then back', () => {
  expect(marks({ state: 'refunding', paidAt })).toEqual([
    'submitted done',
    'paid done',
    'refund now',
    'refunded next',
  ])
  expect(marks({ state: 'refunded', paidAt }).at(-1)).toBe('refunded done')
})

test('of a part that is back nobody is told that everything is', () => {
  expect(marks({ state: 'paid', paidAt, refundedFen: 400 }).slice(-2)).toEqual([
    'taken done',
    'refundedPart done',
  ])
})

test.each(paymentStates)('a payment that is %s begins with its being asked for', (state) => {
  expect(marks({ state })[0]).toBe('submitted done')
})
