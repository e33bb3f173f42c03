import { type Ground, SECOND } from '../payments-simulator/ground.ts'
import type { Parties } from './parties.ts'
import type { Store } from './store.ts'
import { isPayment, type Operation, type Subject } from './store.ts'

const LEASE_MS = 13 * SECOND
const CRASH = 0.02

/** Whichever replica looks first performs what is due, and may die between any two things it does. */
export class Workers {
  constructor(
    private readonly ground: Ground,
    private readonly parts: { store: Store; parties: Parties },
  ) {}

  owed(subject: Subject, operation: Operation): void {
    this.#lookIn(subject, operation, operation.dueMs - this.ground.nowMs + this.ground.random.between(0, 400))
  }

  /** A request or a call-back. */
  serve(work: () => void): void {
    if (!this.#crashes()) work()
  }

  #lookIn(subject: Subject, operation: Operation, delayMs: number): void {
    this.ground.after(delayMs, () => this.#look(subject, operation))
  }

  #look(subject: Subject, operation: Operation): void {
    const { nowMs } = this.ground
    if (subject.operation !== operation || operation.dueMs > nowMs) return
    if (operation.leasedToMs > nowMs) return
    operation.leasedToMs = nowMs + LEASE_MS
    operation.leaseNo += 1
    operation.tries += 1
    // Whoever dies with it, or stands still, leaves it to be found.
    this.#lookIn(subject, operation, LEASE_MS + 1)
    if (!this.#crashes()) this.#perform(subject, operation)
  }

  #perform(subject: Subject, operation: Operation): void {
    const { leaseNo, setbacks } = operation
    const isMine = () => subject.operation === operation && operation.leaseNo === leaseNo
    if (subject.version !== operation.version) {
      Object.assign(subject, { operation: undefined })
      return
    }
    const { parties, store } = this.parts
    const settle = (write: () => void) => {
      if (this.#crashes() || !isMine()) return
      if (subject.version === operation.version) write()
      else Object.assign(subject, { operation: undefined })
    }
    /** Now and then a replica stands still for longer than its lease, and then goes on as if nothing had been. */
    const answered = (write: () => void) => {
      const pauseMs = this.ground.fails(0.015) ? this.ground.random.between(LEASE_MS, 4 * LEASE_MS) : 0
      this.ground.after(pauseMs, () => settle(write))
    }
    const at = () => this.ground.now
    if (isPayment(subject)) {
      parties.answerPayment(subject, operation, (answer) =>
        answered(() => {
          const isTaken = store.ask(subject, { kind: 'answered', at: at(), setbacks, answer })
          if (!isTaken) throw new Error(`${answer.to} means nothing in ${subject.order.state}`)
        }),
      )
      return
    }
    parties.answerAppointment(subject, operation, (answer) =>
      answered(() => {
        const { payment, version } = subject
        const isTaken = store.tell(subject, { kind: 'answered', at: at(), setbacks, answer })
        if (!isTaken) throw new Error(`${answer.to} means nothing in ${subject.booking.state}`)
        if (payment && subject.version !== version && !this.#crashes()) store.hurry(payment)
      }),
    )
  }

  #crashes(): boolean {
    const { ground } = this
    if (ground.nowMs >= ground.faultsEndMs || !ground.random.chance(CRASH)) return false
    ground.figures.crashes += 1

    return true
  }
}
