import type { BookingState } from '../../src/modules/booking/states.ts'
import { restingStates } from '../../src/modules/payments/states.ts'
import type { ModelHospital } from '../booking-model/model-hospital.ts'
import { Violation } from '../payments-simulator/ground.ts'
import type { Provider } from '../payments-simulator/provider.ts'
import { type Appointment, FEE_FEN, type Payment, type Store } from './store.ts'

/** What the hospital may say of an order once everything is at rest. */
const AGREES: Readonly<Partial<Record<BookingState, readonly string[]>>> = {
  booked: ['confirmed'],
  visited: ['visited'],
  moved: ['cancelled'],
  // Nobody paid, and the hospital let the place go before it heard that we give it back.
  cancelled: ['cancelled', 'expired'],
  failed: ['none', 'cancelled', 'expired'],
}

/** A place taken there has its fee kept, once; of any other everything is back. Never both, never neither. */
export class Invariants {
  constructor(
    private readonly store: Store,
    private readonly outside: { hospital: ModelHospital; provider: Provider },
  ) {}

  /** The hospital has confirmed, or money has left: it counts on no fee that is not with us. */
  afterMovement(appointment: Appointment): void {
    const there = this.#there(appointment)
    if (there !== 'confirmed' && there !== 'visited') return
    // Of a place that is being moved, the fee is still with the one that is let go.
    const { replaces } = appointment
    const isMoving = replaces?.booking.state === 'moving'
    const keptFen = this.#keptFen(isMoving ? replaces : appointment)
    must(keptFen >= FEE_FEN, appointment, 'the place is taken, and its fee is not with us')
  }

  afterMove(appointment: Appointment): void {
    const { holdsPlace, name, replaces } = appointment
    this.#neverTwoOrNone(replaces ? appointment : undefined)
    for (const one of this.store.appointments) if (one.replaces === appointment) this.#neverTwoOrNone(one)
    must(holdsPlace || !this.outside.hospital.isAlive(name), appointment, 'our place is free, theirs is not')
  }

  atEnd(): void {
    for (const appointment of this.store.appointments) this.#appointmentAtEnd(appointment)
    for (const payment of this.store.payments) this.#paymentAtEnd(payment)
  }

  /** Of a place that is being moved there is one at every moment: the old one, as good as it is, or the new one. */
  #neverTwoOrNone(moving: Appointment | undefined): void {
    if (moving?.replaces === undefined || moving.replaces.booking.state !== 'moving') return
    const [before, after] = [this.#there(moving.replaces), this.#there(moving)]
    const hasBefore = before === 'stopped' || before === 'confirmed' || before === 'visited'
    must(hasBefore !== (after === 'confirmed'), moving, `it is ${after}, and the one before it ${before}`)
  }

  #appointmentAtEnd(appointment: Appointment): void {
    const { booking, operation } = appointment
    const there = this.#there(appointment)
    const isTaken = there === 'confirmed' || there === 'visited'
    const keptFen = this.#keptFen(appointment)
    must(operation === undefined, appointment, 'something is still owed')
    must(
      AGREES[booking.state]?.includes(there) ?? false,
      appointment,
      `we say ${booking.state}, they say ${there}`,
    )
    must(keptFen === (isTaken ? FEE_FEN : 0), appointment, `it is ${there}, and ${keptFen} are kept`)
  }

  #paymentAtEnd({ name, order, operation }: Payment): void {
    const keptFen = this.outside.provider.netFen(name)
    const rests = restingStates.includes(order.state) && operation === undefined
    must(rests, { name }, `it never comes to rest, but stays ${order.state}`)
    must(
      keptFen === (order.state === 'paid' ? order.amountFen : 0),
      { name },
      `${order.state} with ${keptFen}`,
    )
  }

  #there({ name }: Appointment): string {
    return this.outside.hospital.query(name).state
  }

  #keptFen(appointment: Appointment): number {
    return this.store.payments
      .filter((payment) => payment.appointment === appointment)
      .reduce((sum, { name }) => sum + this.outside.provider.netFen(name), 0)
  }
}

function must(holds: boolean, { name }: { name: string }, what: string): void {
  if (!holds) throw new Violation(`${name}: ${what}`)
}
