import { GatewayFailure, isGatewayFailure } from '../../src/gateways/failure.ts'
import { HisRefused } from '../../src/gateways/his/port.ts'
import { type HospitalOperationKind, states } from '../../src/modules/booking/states.ts'
import type { Answer, Booking, BookingEvent, NextOperation } from '../../src/modules/booking/step.ts'
import { Agenda } from '../simulation/agenda.ts'
import { Random } from '../simulation/random.ts'
import { ModelHospital, type ModelSlot } from './model-hospital.ts'
import type { Rules } from './rules.ts'

interface Appointment {
  booking: Booking
  version: number
  orderNumber: string
  slot: ModelSlot
  person: number
  holdsPlace: boolean
  operation: Operation | undefined
}

interface Operation {
  kind: HospitalOperationKind | 'await_choice'
  setbacks: number
  dueMs: number
  leaseToMs: number
  leaseNo: number
  tries: number
  version: number
}

/** What a replica took with it when it claimed an operation. */
interface Claim {
  appointment: Appointment
  operation: Operation
  leaseNo: number
  /** As it was then; software without compare-and-set goes by it. */
  booking: Booking
}

export interface History {
  violations: string[]
  calls: number
  faults: number
  crashes: number
  booked: number
}

const TIMEOUT_MS = 5_000
const LEASE_MS = 20_000
const GIVE_UP_MS = 60_000
const FAULTS_END_MS = 4 * 60_000
const PEOPLE = 8
const ATTEMPTS = 12
const FEE_FEN = 5_000
const DAY_MS = 86_400_000

/** One history: people book and cancel through replicas that crash, with a hospital that fails to answer. */
export class World {
  readonly #random: Random
  readonly #agenda = new Agenda()
  readonly #hospital = new ModelHospital(() => this.#agenda.nowMs)
  readonly #appointments: Appointment[] = []
  #hasPlannedPoll = false
  readonly #taken = new Map<number, number>()
  readonly #slots: ModelSlot[]
  readonly #history: History = { violations: [], calls: 0, faults: 0, crashes: 0, booked: 0 }

  constructor(
    seed: number,
    private readonly rules: Rules,
  ) {
    this.#random = new Random(seed)
    this.#slots = [0, 1, 2].map((slot) => ({
      slot,
      session: slot >> 1,
      capacity: 2,
      // Now and then the visit is so near that it begins while everything goes wrong.
      startsAtMs: this.#random.chance(0.1) ? this.#random.between(60_000, 300_000) : DAY_MS,
    }))
    for (const { slot } of this.#slots) this.#hospital.feesFen.set(slot, FEE_FEN)
  }

  run(): History {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      this.#agenda.plan(this.#random.between(0, 120_000), () => this.#book())
    }
    this.#planTheDesk()
    const hasEnded = this.#agenda.run(3 * DAY_MS)
    if (!hasEnded) this.#violation('it never comes to rest')
    this.#checkTheEnd()

    return this.#history
  }

  #planTheDesk(): void {
    const slot = this.#anySlot()
    if (this.#random.chance(0.3)) {
      this.#agenda.plan(this.#random.between(0, 60_000), () => this.#hospital.sellAtDesk(slot))
    }
    if (this.#random.chance(0.1)) {
      this.#agenda.plan(this.#random.between(0, 60_000), () =>
        this.#hospital.feesFen.set(slot.slot, FEE_FEN + 1),
      )
    }
    if (this.#random.chance(0.1)) {
      this.#agenda.plan(this.#random.between(60_000, 200_000), () => {
        this.#hospital.stopSession(slot.session)
        this.#syncAll()
      })
      if (this.#random.chance(0.5)) {
        this.#agenda.plan(this.#random.between(200_000, 400_000), () => {
          this.#hospital.reopenSession(slot.session)
          this.#syncAll()
        })
      }
    }
    this.#agenda.plan(2 * DAY_MS, () => {
      this.#hospital.seePatients()
      this.#syncAll()
    })
  }

  #syncAll(): void {
    for (const appointment of this.#appointments) this.#sync(appointment)
  }

  #anySlot(): ModelSlot {
    const slot = this.#slots[this.#random.index(this.#slots.length)]
    if (slot === undefined) throw new Error('a world without slots')

    return slot
  }

  /** The transaction of a booking: place, person, intent and operation together, before any call. */
  #book(): void {
    const slot = this.#anySlot()
    const person = 1 + this.#random.index(PEOPLE)
    const taken = this.#taken.get(slot.slot) ?? 0
    const holdsOne = this.#appointments.some(
      (one) =>
        one.person === person && one.slot.session === slot.session && states[one.booking.state].isActive,
    )
    if (taken >= slot.capacity || holdsOne || this.#agenda.nowMs >= slot.startsAtMs) return

    this.#taken.set(slot.slot, taken + 1)
    const appointment: Appointment = {
      booking: {
        state: 'locking',
        feeFen: FEE_FEN,
        startsAt: new Date(slot.startsAtMs),
        giveUpAt: new Date(this.#agenda.nowMs + GIVE_UP_MS),
        feeState: 'at_hospital',
        payUntilAt: null,
        isStopped: false,
      },
      version: 1,
      orderNumber: `TZ${this.#appointments.length}`,
      slot,
      person,
      holdsPlace: true,
      operation: undefined,
    }
    this.#appointments.push(appointment)
    this.#write(appointment, { kind: 'lock', setbacks: 0, delayMs: 0 })
  }

  #write(appointment: Appointment, next: NextOperation | undefined): void {
    appointment.operation = next && {
      // Fees are paid at the hospital here: our own side is asked for nothing but the end of a choice.
      kind: next.kind as Operation['kind'],
      setbacks: next.setbacks,
      dueMs: this.#agenda.nowMs + next.delayMs,
      leaseToMs: 0,
      leaseNo: 0,
      tries: 0,
      version: appointment.version,
    }
    // Nobody looks every second until tomorrow.
    if (next?.kind === 'await_choice') this.#agenda.plan(next.delayMs, () => this.#planPoll())
    else if (next) this.#planPoll()
  }

  #planPoll(): void {
    if (this.#hasPlannedPoll) return
    this.#hasPlannedPoll = true
    this.#agenda.plan(this.#random.between(100, 300), () => this.#poll())
  }

  /** Whichever replica looks first: all of them read the same table. */
  #poll(): void {
    this.#hasPlannedPoll = false
    for (const appointment of this.#appointments) {
      const operation = appointment.operation
      const nowMs = this.#agenda.nowMs
      if (operation === undefined || operation.dueMs > nowMs || operation.leaseToMs > nowMs) continue
      operation.leaseToMs = nowMs + LEASE_MS
      operation.leaseNo += 1
      operation.tries += 1
      this.#perform({ appointment, operation, leaseNo: operation.leaseNo, booking: appointment.booking })
    }
    const isBusy = this.#appointments.some(
      ({ operation }) =>
        operation !== undefined &&
        (operation.kind !== 'await_choice' || operation.dueMs <= this.#agenda.nowMs),
    )
    if (isBusy) this.#planPoll()
  }

  #perform(claim: Claim): void {
    if (this.#crashes()) return
    const { kind } = claim.operation
    if (kind === 'await_choice') {
      this.#settle(claim, { to: kind, is: 'done' })
    } else if (claim.operation.tries > 1 && this.rules.doubtsAbandoned) {
      this.#settle(claim, answerOf(kind, unreachable()))
    } else {
      this.#call(claim, kind)
    }
  }

  /** A call with what may befall it: answers, or the lack of them, reach the replica that may have died since. */
  #call(claim: Claim, kind: HospitalOperationKind): void {
    const { orderNumber } = claim.appointment
    const deliver = (delayMs: number, answer: Answer) =>
      this.#agenda.plan(delayMs + this.#pause(), () => {
        if (!this.#crashes()) this.#settle(claim, answer)
      })
    const apply = () => this.#apply(kind, orderNumber, claim.appointment)
    const hopMs = this.#random.between(5, 200)

    this.#history.calls += 1
    const fate = this.#agenda.nowMs < FAULTS_END_MS ? this.#random.next() : 1
    if (fate < 0.4) this.#history.faults += 1
    if (fate < 0.12) {
      deliver(this.#random.chance(0.5) ? hopMs : TIMEOUT_MS, answerOf(kind, unreachable()))
    } else if (fate < 0.34) {
      // The effect comes, at once or long after we have stopped waiting; the answer does not.
      const lateMs = this.#random.chance(0.5) ? hopMs : this.#random.between(TIMEOUT_MS, 100_000)
      this.#agenda.plan(lateMs, apply)
      deliver(TIMEOUT_MS, answerOf(kind, unreachable()))
    } else if (fate < 0.4) {
      deliver(hopMs, answerOf(kind, new HisRefused({ code: 'busy' }, { code: '9001' })))
    } else {
      this.#agenda.plan(hopMs, () => deliver(hopMs, apply()))
    }
  }

  #apply(kind: HospitalOperationKind, orderNumber: string, appointment: Appointment): Answer {
    switch (kind) {
      case 'lock': {
        const result = this.#hospital.lock(orderNumber, appointment.slot, appointment.person)
        if (!isGatewayFailure(result)) this.#checkLock(orderNumber, appointment)

        return { to: kind, result }
      }
      case 'confirm':
        return { to: kind, result: this.#hospital.confirm(orderNumber) }
      case 'cancel': {
        const wasAlive = this.#hospital.isAlive(orderNumber)
        const result = this.#hospital.cancel(orderNumber)
        if (appointment.booking.state === 'booked' && wasAlive && result === null) {
          this.#violation('an appointment is cancelled that the person counts on')
        }

        return { to: kind, result }
      }
      case 'query':
        return { to: kind, result: this.#hospital.query(orderNumber) }
    }
  }

  #checkLock(orderNumber: string, { orderNumber: known, booking }: Appointment): void {
    if (orderNumber !== known) this.#violation('the hospital holds a place for a number that nobody knows')
    if (!states[booking.state].isActive)
      this.#violation(`the hospital holds a place for a booking that is ${booking.state}`)
  }

  /** The transaction after a call (jobs and repository): fence, compare, step, next operation. */
  #settle({ appointment, operation, leaseNo, booking }: Claim, answer: Answer): void {
    const isMine = appointment.operation === operation && operation.leaseNo === leaseNo
    if (this.rules.fencesLeases && !isMine) return
    if (this.rules.comparesVersion && appointment.version !== operation.version) return
    const at = new Date(this.#agenda.nowMs)
    const event = { kind: 'answered', at, setbacks: operation.setbacks, answer } as const
    this.#move(appointment, event, this.rules.comparesVersion ? appointment.booking : booking)
  }

  #move(appointment: Appointment, event: BookingEvent, seen = appointment.booking): void {
    const from = appointment.booking.state
    let next: ReturnType<Rules['step']>
    try {
      next = this.rules.step(seen, event)
    } catch (error) {
      this.#violation(error instanceof Error ? error.message : 'step failed')
      return
    }
    if (next === undefined) return
    const to = next.state
    if (to !== from) {
      if (!states[from].isActive && to !== 'visited') this.#violation(`${from} was left for ${to}`)
      appointment.version += 1
      appointment.booking = { ...appointment.booking, state: to }
      this.#releasePlace(appointment)
      if (to === 'locking' && !this.rules.keepsNumber) appointment.orderNumber += 'x'
      if (to === 'booked' || to === 'stopped') this.#planCancel(appointment)
    }
    this.#write(appointment, next.operation)
  }

  #releasePlace(appointment: Appointment): void {
    const { state } = appointment.booking
    const hasEnded = state === 'failed' || state === 'cancelled'
    const isEarly = !this.rules.releasesAtEnd && (state === 'releasing' || state === 'cancelling')
    if (!appointment.holdsPlace || !(hasEnded || isEarly)) return
    appointment.holdsPlace = false
    const { slot } = appointment.slot
    this.#taken.set(slot, (this.#taken.get(slot) ?? 0) - 1)
    if (this.#hospital.isAlive(appointment.orderNumber)) {
      this.#violation(`our place is free (${state}) while the hospital holds it`)
    }
  }

  #planCancel(appointment: Appointment): void {
    if (!this.#random.chance(0.5)) return
    this.#agenda.plan(this.#random.between(0, 90_000), () =>
      this.#move(appointment, { kind: 'cancel_asked', at: new Date(this.#agenda.nowMs) }),
    )
  }

  #sync(appointment: Appointment): void {
    const order = this.#hospital.query(appointment.orderNumber)
    this.#move(appointment, { kind: 'reported', at: new Date(this.#agenda.nowMs), order })
  }

  #checkTheEnd(): void {
    const known = new Set(this.#appointments.map((one) => one.orderNumber))
    for (const orderNumber of this.#hospital.orders.keys()) {
      if (!known.has(orderNumber)) this.#violation('the hospital knows an order that we do not')
    }
    for (const { booking, orderNumber } of this.#appointments) {
      const there = this.#hospital.query(orderNumber).state
      if (!AGREES[booking.state]?.includes(there))
        this.#violation(`we say ${booking.state}, the hospital says ${there}`)
      if (booking.state === 'booked' || booking.state === 'visited') this.#history.booked += 1
    }
    for (const { slot } of this.#slots) {
      const held = this.#appointments.filter((one) => one.slot.slot === slot && one.holdsPlace).length
      if (held !== (this.#taken.get(slot) ?? 0)) this.#violation('places are miscounted')
    }
  }

  #crashes(): boolean {
    const strikes = this.#agenda.nowMs < FAULTS_END_MS && this.#random.chance(0.04)
    if (strikes) this.#history.crashes += 1

    return strikes
  }

  /** Now and then a replica stands still for longer than its lease. */
  #pause(): number {
    const strikes = this.#agenda.nowMs < FAULTS_END_MS && this.#random.chance(0.03)

    return strikes ? this.#random.between(LEASE_MS, 3 * LEASE_MS) : 0
  }

  #violation(what: string): void {
    this.#history.violations.push(what)
  }
}

/** What the hospital may say of an order once everything is at rest. */
const AGREES: Partial<Record<Booking['state'], readonly string[]>> = {
  booked: ['confirmed'],
  failed: ['none', 'cancelled', 'expired'],
  cancelled: ['cancelled'],
  visited: ['visited'],
}

function unreachable(): GatewayFailure {
  return new GatewayFailure('unreachable', { reason: 'timed out' })
}

function answerOf(to: HospitalOperationKind, result: GatewayFailure): Answer {
  return { to, result }
}
