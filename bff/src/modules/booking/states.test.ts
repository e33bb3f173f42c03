import { describe, expect, it } from 'vitest'
import { GatewayFailure } from '../../gateways/failure.ts'
import { type HisRefusal, HisRefused, type HospitalOrder } from '../../gateways/his/port.ts'
import { type BookingState, bookingStates, type FeeState, feeOperationKinds, states } from './states.ts'
import { type Answer, type Booking, type BookingEvent, SETTLE_WITHIN_MS, step } from './step.ts'
import { stateProblems } from './validate-states.ts'

const BOOKED_AT = new Date('2026-11-24T00:00:00Z')
const GIVE_UP_AT = new Date('2026-11-24T00:10:00Z')
const PAY_UNTIL_AT = new Date('2026-11-24T00:12:00Z')
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
const confirmed: HospitalOrder = { state: 'confirmed', confirmation }
const answers: Answer[] = [
  ...[lock, { ...lock, feeFen: 6000 }, ...failures].map((result) => ({ to: 'lock', result }) as const),
  ...[confirmation, ...failures].map((result) => ({ to: 'confirm', result }) as const),
  ...[null, ...failures].map((result) => ({ to: 'cancel', result }) as const),
  ...[...orders, ...failures].map((result) => ({ to: 'query', result }) as const),
  ...feeOperationKinds.flatMap((to) => [{ to, is: 'done' } as const, { to, is: 'later' } as const]),
]

const events: BookingEvent[] = MOMENTS.flatMap((at) => [
  { kind: 'cancel_asked', at } as const,
  { kind: 'payment_opened', at, paymentId: 'pay_1' } as const,
  { kind: 'fee_paid', at } as const,
  { kind: 'given_up', at } as const,
  { kind: 'staff_cancelled', at } as const,
  { kind: 'move_begun', at } as const,
  { kind: 'moved', at } as const,
  { kind: 'move_failed', at } as const,
  ...orders.map((order) => ({ kind: 'reported', at, order }) as const),
  ...answers.flatMap((answer) =>
    [0, 2].map((setbacks) => ({ kind: 'answered', at, setbacks, answer }) as const),
  ),
])

function booking(state: BookingState, feeState: FeeState = 'at_hospital', isStopped = false): Booking {
  const payUntilAt = feeState === 'at_hospital' ? null : PAY_UNTIL_AT

  return { state, feeFen: 5000, startsAt: STARTS_AT, giveUpAt: GIVE_UP_AT, feeState, payUntilAt, isStopped }
}

const feeStates = ['at_hospital', 'owed', 'paid'] as const

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
    ['nobody is ever told moved', { ...states, moved: { ...states.moved, outside: 'failed' } as const }],
  ])('are refused at start when: %s', (problem, table) => {
    expect(stateProblems(table).join('\n')).toContain(problem)
  })

  it('are left on every way of the table by some event, and on no other way by any', () => {
    const taken = new Map<BookingState, Set<BookingState>>(bookingStates.map((state) => [state, new Set()]))
    for (const state of bookingStates) {
      for (const event of events) {
        for (const feeState of feeStates) {
          for (const isStopped of [false, true]) {
            const next = step(booking(state, feeState, isStopped), event)
            if (next && next.state !== state) taken.get(state)?.add(next.state)
          }
        }
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
    const others = bookingStates.filter((one) => !['booked', 'to_pay', 'paying', 'stopped'].includes(one))
    for (const state of others) {
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

describe('a booking whose fee is paid online', () => {
  const owed = (state: BookingState) => booking(state, 'owed')
  const paid = (state: BookingState) => booking(state, 'paid')
  const answered = (answer: Answer, at = BOOKED_AT) =>
    ({ kind: 'answered', at, setbacks: 0, answer }) as const

  it('waits for the money while the hospital holds the place, and looks again when it must be paid', () => {
    expect(step(owed('locking'), answered({ to: 'lock', result: lock }))).toEqual({
      state: 'to_pay',
      change: { payUntilAt: PAY_UNTIL_AT },
      operation: { kind: 'await_payment', setbacks: 0, delayMs: 12 * 60_000 },
    })
  })

  it('is confirmed only once it is paid, and locked again without being asked for money twice', () => {
    expect(step(owed('to_pay'), { kind: 'fee_paid', at: BOOKED_AT })).toBeUndefined()
    expect(step(owed('paying'), { kind: 'fee_paid', at: BOOKED_AT })).toMatchObject({
      state: 'confirming',
      change: { feeState: 'paid', giveUpAt: GIVE_UP_AT },
    })
    expect(step(paid('locking'), answered({ to: 'lock', result: lock }))?.state).toBe('confirming')
  })

  it('takes one payment at a time, and none in the last minute', () => {
    const opened = (at: Date) => ({ kind: 'payment_opened', at, paymentId: 'pay_1' }) as const
    expect(step(owed('to_pay'), opened(BOOKED_AT))?.state).toBe('paying')
    expect(step(owed('paying'), opened(BOOKED_AT))).toBeUndefined()
    expect(step(owed('to_pay'), opened(new Date('2026-11-24T00:11:30Z')))).toBeUndefined()
  })

  it('is let go when it was not paid in time, but never while a payment may still come', () => {
    const at = PAY_UNTIL_AT
    expect(step(owed('paying'), answered({ to: 'await_payment', is: 'later' }, at))?.state).toBe('paying')
    expect(step(owed('paying'), answered({ to: 'await_payment', is: 'done' }))?.state).toBe('to_pay')
    for (const state of ['to_pay', 'paying'] as const) {
      expect(step(owed(state), answered({ to: 'await_payment', is: 'done' }, at))).toMatchObject({
        state: 'releasing',
        reason: { code: 'PAYMENT_EXPIRED' },
      })
    }
  })

  it('owes the fee back once there is no visit for it, and asks until it is on its way', () => {
    const cancelled = step(paid('cancelling'), answered({ to: 'cancel', result: null }))
    expect(cancelled).toMatchObject({ state: 'cancelled', operation: { kind: 'return_fee' } })
    expect(step(paid('cancelled'), answered({ to: 'return_fee', is: 'later' }))?.operation?.setbacks).toBe(1)
    expect(step(paid('cancelled'), answered({ to: 'return_fee', is: 'done' }))).toEqual({
      state: 'cancelled',
    })
    expect(step(owed('cancelling'), answered({ to: 'cancel', result: null }))?.operation).toBeUndefined()
  })
})

describe('a booking whose clinic is stopped', () => {
  const paid = (state: BookingState) => booking(state, 'paid')
  const at = BOOKED_AT
  const reported = (order: HospitalOrder) => ({ kind: 'reported', at, order }) as const

  it('keeps its fee and waits for a choice until the visit would have begun, then gives it back', () => {
    const stopReason = { zh: '医生会议', en: 'A meeting' }
    expect(step(paid('booked'), { ...reported({ state: 'stopped' }), stopReason })).toEqual({
      ...{ state: 'stopped', reason: { code: 'SESSION_STOPPED' }, stopReason },
      operation: { kind: 'await_choice', setbacks: 0, delayMs: STARTS_AT.getTime() - at.getTime() },
    })
    const over = {
      kind: 'answered',
      at: STARTS_AT,
      setbacks: 0,
      answer: { to: 'await_choice', is: 'done' },
    } as const
    expect(step(paid('stopped'), over)).toMatchObject({ state: 'cancelling', operation: { kind: 'cancel' } })
  })

  it('is given back when the person says so, and asked of the hospital first', () => {
    expect(step(paid('stopped'), { kind: 'cancel_asked', at })?.state).toBe('cancelling')
    expect(inState('cancel_unknown', { to: 'query', result: { state: 'stopped' } })?.state).toBe('cancelling')
  })

  it('is let go only when another one is booked, and waits on when that is not to be had', () => {
    expect(step(paid('stopped'), { kind: 'move_begun', at })).toEqual({ state: 'moving' })
    for (const event of [
      { kind: 'cancel_asked', at },
      { kind: 'move_begun', at },
      reported(confirmed),
    ] as const) {
      expect(step(paid('moving'), event)).toBeUndefined()
    }
    expect(step(paid('moving'), { kind: 'moved', at })).toEqual({ state: 'moved' })
    expect(step(paid('moving'), { kind: 'move_failed', at })?.operation?.kind).toBe('await_choice')
  })

  it('is booked as before when the clinic is opened again', () => {
    expect(step(paid('stopped'), reported(confirmed))).toEqual({
      state: 'booked',
      reason: null,
      confirmation,
    })
  })

  it('that was not known to be booked is given up, and paid by nobody any more', () => {
    for (const state of ['lock_unknown', 'confirm_unknown'] as const) {
      expect(inState(state, { to: 'query', result: { state: 'stopped' } })).toMatchObject({
        state: 'releasing',
        reason: { code: 'SESSION_STOPPED' },
      })
    }
    expect(step(booking('to_pay', 'owed'), reported({ state: 'stopped' }))?.state).toBe('releasing')
  })
})

function withoutWayTo(gone: BookingState): typeof states {
  const entries = bookingStates.map((state) => [
    state,
    { ...states[state], to: states[state].to.filter((next) => next !== gone) },
  ])

  return Object.fromEntries(entries)
}

describe('a stopped clinic’s place that the hospital does not let go', () => {
  const stopped = booking('stopped', 'paid', true)
  const refused: Answer = { to: 'cancel', result: refusal('order_state') }
  const silent: Answer = { to: 'cancel', result: unanswered }
  const given = step(stopped, { kind: 'cancel_asked', at: BOOKED_AT })
  const overdue = new Date(BOOKED_AT.getTime() + SETTLE_WITHIN_MS)
  const cancelling: Booking = { ...stopped, ...given?.change, state: 'cancelling' }
  const held: Booking = { ...cancelling, state: 'cancel_held' }
  const answered = (one: Booking, answer: Answer, at = overdue) =>
    step(one, { kind: 'answered', at, setbacks: 3, answer })

  it('is asked for over ten minutes, then waits for staff, whether it was refused or not answered', () => {
    expect(given).toMatchObject({ state: 'cancelling', change: { giveUpAt: overdue } })
    expect(answered(cancelling, refused, new Date(overdue.getTime() - 1))?.state).toBe('cancel_unknown')
    for (const answer of [refused, silent]) {
      expect(answered(cancelling, answer)).toMatchObject({
        state: 'cancel_held',
        operation: { kind: 'cancel', delayMs: 600_000 },
      })
    }
    const asked: Answer = { to: 'query', result: { state: 'stopped' } }
    expect(answered({ ...cancelling, state: 'cancel_unknown' }, asked)?.state).toBe('cancel_held')
  })

  it('waits for staff at once when the hospital says that it is too late', () => {
    const tooLate: Answer = { to: 'cancel', result: refusal('too_late_to_cancel') }
    expect(answered(cancelling, tooLate, BOOKED_AT)?.state).toBe('cancel_held')
  })

  it('is asked for on and on while staff have it, and owes the fee as soon as the hospital or staff let it go', () => {
    for (const answer of [refused, silent]) expect(answered(held, answer)?.state).toBe('cancel_held')
    const gone = { state: 'cancelled', operation: { kind: 'return_fee' } }
    expect(answered(held, { to: 'cancel', result: null })).toMatchObject(gone)
    expect(step(held, { kind: 'staff_cancelled', at: overdue })).toMatchObject(gone)
    expect(step(cancelling, { kind: 'staff_cancelled', at: overdue })).toBeUndefined()
  })

  it('keeps its fee when the hospital’s desk says that the visit took place', () => {
    expect(step(held, { kind: 'reported', at: overdue, order: { state: 'visited' } })).toMatchObject({
      state: 'visited',
    })
    expect(step(held, { kind: 'reported', at: overdue, order: { state: 'stopped' } })).toBeUndefined()
  })
})

describe('a clinic that is stopped while a place in it is being confirmed', () => {
  it.each(['confirming', 'confirm_unknown'] as const)(
    'ends the booking (%s) at once, though the answer to its confirmation is still on its way',
    (state) => {
      const booking: Booking = {
        ...{ state, feeFen: 5000, feeState: 'paid', payUntilAt: PAY_UNTIL_AT },
        ...{ startsAt: STARTS_AT, giveUpAt: GIVE_UP_AT, isStopped: false },
      }
      const at = MOMENTS[0] ?? BOOKED_AT
      const next = step(booking, { kind: 'reported', at, order: { state: 'stopped' } })
      expect(next).toMatchObject({ state: 'releasing', reason: { code: 'SESSION_STOPPED' } })
      expect(next?.operation).toMatchObject({ kind: 'cancel', setbacks: 1 })
      expect(step(booking, { kind: 'reported', at, order: confirmed })).toBeUndefined()
    },
  )
})
