import { describe, expect, it } from 'vitest'
import { GatewayFailure } from '../../gateways/failure.ts'
import { type HisRefusal, HisRefused, type HospitalOrder } from '../../gateways/his/port.ts'
import { type BookingState, bookingStates, states } from './states.ts'
import { type Answer, type Booking, type BookingEvent, step } from './step.ts'
import { stateProblems } from './validate-states.ts'

const BOOKED_AT = new Date('2026-11-24T00:00:00Z')
const GIVE_UP_AT = new Date('2026-11-24T00:10:00Z')
const STARTS_AT = new Date('2026-11-25T01:00:00Z')
const MOMENTS = [
  new Date('2026-11-24T00:00:05Z'),
  new Date('2026-11-24T00:20:00Z'),
  new Date('2026-11-25T01:30:00Z'),
]

const confirmation = { hospitalNumber: 'A1', queueNumber: '7', location: undefined }
const lock = { lockedUntilAt: '2026-11-24T08:15:00+08:00', feeFen: 5000 }
const unanswered = new GatewayFailure('unreachable', { reason: 'timed out' })
const refusal = (code: HisRefusal['code']) => new HisRefused({ code } as HisRefusal, { code })

const refusals: HisRefusal['code'][] = [
  'caller_refused',
  'request_malformed',
  'person_unknown',
  'file_exists',
  'name_mismatch',
  'card_unknown',
  'slot_unknown',
  'slot_full',
  'clinic_stopped',
  'session_already_booked',
  'lock_expired',
  'too_late_to_cancel',
  'order_unknown',
  'order_state',
  'person_barred',
  'busy',
]
const failures = [unanswered, ...refusals.map(refusal)]
const orders: HospitalOrder[] = [
  ...(['none', 'locked', 'cancelled', 'expired', 'visited', 'missed', 'stopped'] as const).map((state) => ({
    state,
  })),
  { state: 'confirmed', confirmation },
]
const answers: Answer[] = [
  ...[lock, { ...lock, feeFen: 6000 }, ...failures].map((result) => ({ to: 'lock', result }) as const),
  ...[confirmation, ...failures].map((result) => ({ to: 'confirm', result }) as const),
  ...[null, ...failures].map((result) => ({ to: 'cancel', result }) as const),
  ...[...orders, ...failures].map((result) => ({ to: 'query', result }) as const),
]

const events: BookingEvent[] = MOMENTS.flatMap((at) => [
  { kind: 'cancel_asked', at } as const,
  ...orders.map((order) => ({ kind: 'reported', at, order }) as const),
  ...answers.flatMap((answer) =>
    [0, 2].map((setbacks) => ({ kind: 'answered', at, setbacks, answer }) as const),
  ),
])

function booking(state: BookingState): Booking {
  return { state, feeFen: 5000, startsAt: STARTS_AT, giveUpAt: GIVE_UP_AT }
}

function inState(state: BookingState, answer: Answer, { at = BOOKED_AT, setbacks = 0 } = {}) {
  return step(booking(state), { kind: 'answered', at, setbacks, answer })
}

describe('the states of a booking', () => {
  it('form a sound table', () => {
    expect(stateProblems()).toEqual([])
  })

  it.each([
    ['comes back', { ...states, failed: { ...states.failed, to: ['booked'] as const } }],
    ['nothing leads to missed', withoutWayTo('missed')],
    [
      'must be resolved by asking',
      { ...states, lock_unknown: { ...states.lock_unknown, asks: 'lock' } as const },
    ],
    ['leads nowhere', { ...states, cancelling: { ...states.cancelling, to: [] } }],
    [
      'nobody is ever told stopped',
      { ...states, stopped: { ...states.stopped, outside: 'failed' } as const },
    ],
  ])('are refused at start when: %s', (problem, table) => {
    expect(stateProblems(table).join('\n')).toContain(problem)
  })

  it('are left on every way of the table by some event, and on no other way by any', () => {
    const taken = new Map<BookingState, Set<BookingState>>(bookingStates.map((state) => [state, new Set()]))
    for (const state of bookingStates) {
      for (const event of events) {
        const next = step(booking(state), event)
        if (next && next.state !== state) taken.get(state)?.add(next.state)
      }
    }
    const table = bookingStates.map((state) => [state, [...states[state].to].sort()])
    expect([...taken].map(([state, to]) => [state, [...to].sort()])).toEqual(table)
  })

  it('always have exactly one call under way unless they rest', () => {
    for (const state of bookingStates) {
      for (const event of events) {
        const next = step(booking(state), event)
        if (next) expect(next.operation?.kind).toBe(states[next.state].asks)
      }
    }
  })
})

describe('a person’s booking', () => {
  it('is unknown, not failed, when the hospital does not answer, and the next thing done is to ask', () => {
    expect(inState('locking', { to: 'lock', result: unanswered })).toEqual({
      state: 'lock_unknown',
      operation: { kind: 'query', setbacks: 1, delayMs: 200 },
    })
    expect(inState('confirming', { to: 'confirm', result: unanswered })?.state).toBe('confirm_unknown')
    expect(inState('cancelling', { to: 'cancel', result: unanswered })?.state).toBe('cancel_unknown')
  })

  it('is asked about ever more slowly while the hospital is silent', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 20].map(
      (setbacks) =>
        inState('lock_unknown', { to: 'query', result: unanswered }, { setbacks })?.operation?.delayMs,
    )
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000])
  })

  it('locks the same number again when the hospital has never seen it, until it is time to give up', () => {
    const none: Answer = { to: 'query', result: { state: 'none' } }
    expect(inState('lock_unknown', none, { setbacks: 1 })).toEqual({
      state: 'locking',
      operation: { kind: 'lock', setbacks: 1, delayMs: 0 },
    })
    expect(inState('lock_unknown', none, { setbacks: 1, at: GIVE_UP_AT })).toMatchObject({
      state: 'releasing',
      reason: { code: 'HOSPITAL_UNAVAILABLE' },
      operation: { kind: 'cancel' },
    })
  })

  it.each([
    ['slot_full', 'SLOT_FULL'],
    ['slot_unknown', 'SLOT_GONE'],
    ['clinic_stopped', 'SESSION_STOPPED'],
    ['session_already_booked', 'SESSION_ALREADY_BOOKED'],
    ['person_barred', 'PATIENT_BARRED'],
    ['card_unknown', 'CARD_REQUIRED'],
    ['person_unknown', 'CARD_REQUIRED'],
    ['request_malformed', 'HOSPITAL_UNAVAILABLE'],
  ] as const)('fails at once when the first call is refused with %s', (code, reason) => {
    expect(inState('locking', { to: 'lock', result: refusal(code) })).toEqual({
      state: 'failed',
      reason: { code: reason },
    })
  })

  it('tells until when a person is barred', () => {
    const result = new HisRefused({ code: 'person_barred', untilOn: '2026-12-24' }, { code: '3009' })
    expect(inState('locking', { to: 'lock', result })?.reason).toEqual({
      code: 'PATIENT_BARRED',
      params: { until: '2026-12-24' },
    })
  })

  it('is killed at the hospital first when it is refused while an earlier call may still arrive', () => {
    expect(inState('locking', { to: 'lock', result: refusal('slot_full') }, { setbacks: 1 })).toEqual({
      state: 'releasing',
      reason: { code: 'SLOT_FULL' },
      operation: { kind: 'cancel', setbacks: 0, delayMs: 0 },
    })
  })

  it('gives the place back when the hospital asks for another fee than the person agreed to', () => {
    expect(inState('locking', { to: 'lock', result: { ...lock, feeFen: 6000 } })).toMatchObject({
      state: 'releasing',
      reason: { code: 'FEE_CHANGED' },
    })
  })

  it('tries again a little later when the hospital is busy', () => {
    expect(inState('locking', { to: 'lock', result: refusal('busy') })).toEqual({
      state: 'locking',
      operation: { kind: 'lock', setbacks: 1, delayMs: 200 },
    })
  })

  it('stays booked, and says why, when it is too late to cancel', () => {
    expect(inState('cancelling', { to: 'cancel', result: refusal('too_late_to_cancel') })).toEqual({
      state: 'booked',
      reason: { code: 'CANCEL_TOO_LATE' },
    })
  })

  it('cannot be cancelled before it is known to be booked', () => {
    for (const state of bookingStates.filter((one) => one !== 'booked')) {
      expect(step(booking(state), { kind: 'cancel_asked', at: BOOKED_AT })).toBeUndefined()
    }
  })

  it('takes no notice of an answer to something it no longer asks', () => {
    expect(inState('booked', { to: 'lock', result: lock })).toBeUndefined()
    expect(inState('cancelling', { to: 'confirm', result: confirmation })).toBeUndefined()
  })

  it('follows the hospital’s desk: missed, and corrected when the person came late', () => {
    const reported = (order: HospitalOrder) => ({ kind: 'reported', at: BOOKED_AT, order }) as const
    expect(step(booking('booked'), reported({ state: 'missed' }))).toEqual({ state: 'missed' })
    expect(step(booking('missed'), reported({ state: 'visited' }))).toEqual({ state: 'visited' })
    expect(step(booking('booked'), reported({ state: 'none' }))).toBeUndefined()
  })
})

function withoutWayTo(gone: BookingState): typeof states {
  const entries = bookingStates.map((state) => [
    state,
    { ...states[state], to: states[state].to.filter((next) => next !== gone) },
  ])

  return Object.fromEntries(entries)
}
