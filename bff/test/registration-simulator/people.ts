import type { BookingState } from '../../src/modules/booking/states.ts'
import type { ModelHospital, ModelSlot } from '../booking-model/model-hospital.ts'
import { DAY, type Ground, MINUTE, SECOND } from '../payments-simulator/ground.ts'
import type { Provider } from '../payments-simulator/provider.ts'
import { type Appointment, FEE_FEN, type Payment, type Store } from './store.ts'
import type { Workers } from './workers.ts'

const PEOPLE = 6
const ATTEMPTS = 5

interface Parts {
  store: Store
  workers: Workers
  hospital: ModelHospital
  provider: Provider
}

/** Those who book, pay, give up and cancel; and those at the hospital's desk. */
export class People {
  readonly #slots: ModelSlot[]

  constructor(
    private readonly ground: Ground,
    private readonly parts: Parts,
  ) {
    const { random } = ground
    this.#slots = [0, 1, 2].map((slot) => ({
      ...{ slot, session: slot >> 1, capacity: 2 },
      // Now and then the visit is so near that it begins while everything goes wrong.
      startsAtMs: random.chance(0.1) ? random.between(5 * MINUTE, 40 * MINUTE) : DAY,
    }))
    for (const { slot } of this.#slots) parts.hospital.feesFen.set(slot, FEE_FEN)
  }

  begin(): void {
    const { random } = this.ground
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const [slot, person] = [this.#anySlot(), random.index(PEOPLE)]
      this.#request(random.between(0, 2 * MINUTE), () => this.parts.store.book(slot, person))
    }
    this.#planTheDesk()
  }

  #anySlot(): ModelSlot {
    const slot = this.#slots[this.ground.random.index(this.#slots.length)]
    if (slot === undefined) throw new Error('a world without slots')

    return slot
  }

  #planTheDesk(): void {
    const { random } = this.ground
    const { hospital, store } = this.parts
    const slot = this.#anySlot()
    const sometimes = (probability: number, toMs: number, work: () => void) => {
      if (random.chance(probability)) this.ground.after(random.between(0, toMs), work)
    }
    sometimes(0.3, MINUTE, () => hospital.sellAtDesk(slot))
    sometimes(0.05, MINUTE, () => hospital.feesFen.set(slot.slot, FEE_FEN + 1))
    sometimes(0.3, 40 * MINUTE, () => {
      hospital.stopSession(slot.session)
      this.#sync()
      if (!random.chance(0.4)) return
      this.ground.after(random.between(MINUTE, 20 * MINUTE), () => {
        hospital.reopenSession(slot.session)
        this.#sync()
      })
    })
    sometimes(0.1, 40 * MINUTE, () => {
      const one = store.appointments[random.index(store.appointments.length)]
      if (one && hospital.isAlive(one.name)) hospital.cancel(one.name)
    })
    for (let round = 1; round < 12; round++) this.ground.after(round * 10 * MINUTE, () => this.#sync())
    this.ground.after(2 * DAY, () => {
      hospital.seePatients()
      this.#sync()
    })
  }

  /** booking/sync-appointments.ts */
  #sync(): void {
    for (const appointment of this.parts.store.appointments) {
      const { version } = appointment
      const order = this.parts.hospital.query(appointment.name)
      this.#request(this.ground.random.between(0, SECOND), () => {
        if (appointment.version !== version) return
        this.parts.store.tell(appointment, { kind: 'reported', at: this.ground.now, order })
      })
    }
  }

  appointmentMoved(appointment: Appointment, from: BookingState): void {
    const { random } = this.ground
    const { state } = appointment.booking
    if (state === 'to_pay' && from === 'locking') {
      if (random.chance(0.85)) this.#payIn(appointment, random.between(SECOND, 3 * MINUTE))
      // In a second tab, or on the phone of somebody else in the family.
      if (random.chance(0.2)) this.#payIn(appointment, random.between(SECOND, 4 * MINUTE))
      if (random.chance(0.2)) this.#cancelIn(appointment, random.between(0, 10 * MINUTE))
    }
    if (state === 'stopped') {
      // At once or later, now and then twice; some do nothing at all.
      if (random.chance(0.3)) this.#cancelIn(appointment, random.between(0, 20 * MINUTE))
      for (let tries = random.index(4); tries > 0; tries--) {
        const slot = this.#anySlot()
        this.#request(random.between(0, 15 * MINUTE), () => this.parts.store.move(appointment, slot))
      }
    }
    if (state === 'booked' && from !== 'cancelling' && random.chance(0.4)) {
      this.#cancelIn(appointment, random.between(0, 20 * MINUTE))
    }
  }

  /** Now and then a fee is asked back without the place; staff see to what is held, again and again. */
  paymentMoved(payment: Payment): void {
    const { random } = this.ground
    const { state, paidFen: refundFen } = payment.order
    if (state === 'paid' && random.chance(0.1)) {
      this.#request(random.between(0, 20 * MINUTE), () =>
        this.parts.store.ask(payment, { kind: 'refund_asked', at: this.ground.now, refundFen }),
      )
    }
    if (state !== 'held') return
    this.ground.after(this.ground.random.between(MINUTE, 20 * MINUTE), () => {
      this.parts.store.ask(payment, { kind: 'staff_returned', at: this.ground.now })
      this.paymentMoved(payment)
    })
  }

  /** The provider says that money has moved, until it is heard. */
  callBack(payment: Payment): void {
    const { ground, parts } = this
    ground.after(ground.random.between(0, 3 * SECOND), () => {
      if (ground.fails(0.3)) ground.after(30 * SECOND, () => this.callBack(payment))
      else parts.store.ask(payment, { kind: 'hint', at: ground.now })
    })
  }

  #cancelIn(appointment: Appointment, delayMs: number): void {
    this.#request(delayMs, () =>
      this.parts.store.tell(appointment, { kind: 'cancel_asked', at: this.ground.now }),
    )
  }

  #payIn(appointment: Appointment, delayMs: number): void {
    this.#request(delayMs, () => {
      const payment = this.parts.store.pay(appointment)
      if (payment) this.#atCashier(payment)
    })
  }

  #atCashier(payment: Payment): void {
    const { random } = this.ground
    const leftMs = payment.order.expiresAt.getTime() - this.ground.nowMs
    const way = random.next()
    if (way < 0.1) return
    if (way < 0.25) {
      const giveUpMs = random.between(5 * SECOND, 2 * MINUTE)
      const ask = () => this.parts.store.ask(payment, { kind: 'close_asked', at: this.ground.now })
      this.#request(giveUpMs, ask)
      this.#payIn(payment.appointment, giveUpMs + random.between(SECOND, MINUTE))
      if (random.chance(0.5)) this.#confirmIn(payment, giveUpMs + random.between(-2000, 2000))
    } else if (way < 0.4) this.#confirmIn(payment, leftMs - random.between(0, 3 * SECOND), 0)
    else this.#confirmIn(payment, random.between(3 * SECOND, 2 * MINUTE))
  }

  #confirmIn(payment: Payment, delayMs: number, triesLeft = 6): void {
    this.ground.after(delayMs, () => {
      if (this.parts.provider.confirm(payment.name)) return
      if (triesLeft > 0) this.#confirmIn(payment, 20 * SECOND, triesLeft - 1)
    })
  }

  /** Now and then a request is lost. */
  #request(delayMs: number, work: () => void): void {
    const { ground, parts } = this
    ground.after(delayMs, () => {
      if (!ground.fails(0.05)) parts.workers.serve(work)
    })
  }
}
