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
  stopped: ['stopped'],
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
    must(this.#keptFen(appointment) >= FEE_FEN, appointment, 'the place is taken, and its fee is not with us')
  }

  afterMove(appointment: Appointment): void {
    const { holdsPlace, name } = appointment
    must(holdsPlace || !this.outside.hospital.isAlive(name), appointment, 'our place is free, theirs is not')
  }

  atEnd(): void {
    for (const appointment of this.store.appointments) this.#appointmentAtEnd(appointment)
    for (const payment of this.store.payments) this.#paymentAtEnd(payment)
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
