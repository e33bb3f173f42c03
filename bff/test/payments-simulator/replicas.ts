import type { Answer } from '../../src/modules/payments/answers.ts'
import { isQuery } from '../../src/modules/payments/states.ts'
import { type Ground, SECOND } from './ground.ts'
import { type Network, TIMEOUT_MS, unknown } from './network.ts'
import { asSeen, type Operation, type Seen, type Store } from './store.ts'

/** What a replica took with it when it claimed an operation. */
interface Claim {
  operation: Operation
  leaseNo: number
  /** As it was then; software that compares no versions goes by it. */
  seen: Seen
  replica: Replica
  /** The replica's life in which it was claimed: nothing of it outlives a crash. */
  life: number
}

interface Replica {
  life: number
  downToMs: number
  /** Only in its memory, where operations are not stored. */
  owes: Set<Operation>
}

const REPLICAS = 3
/** Longer than any call, as wire/operations.ts sees to. */
const LEASE_MS = TIMEOUT_MS + 5_000
const CRASH = 0.015

/** The BFF's replicas: any of them finds what is due, and any may die between any two things it does. */
export class Replicas {
  readonly #replicas: Replica[] = Array.from({ length: REPLICAS }, () => ({
    ...{ life: 0, downToMs: 0 },
    owes: new Set(),
  }))

  constructor(
    private readonly ground: Ground,
    private readonly parts: { store: Store; network: Network; prepare(operation: Operation): () => Answer },
  ) {}

  /** An operation was written: whoever looks first after it is due takes it. */
  owed(operation: Operation): void {
    const { random, nowMs } = this.ground
    this.#lookIn(operation, operation.dueMs - nowMs + random.between(0, 400))
  }

  /** A request from outside, or a call-back, by one of the replicas; `done` is told unless it dies meanwhile. */
  serve(work: () => unknown, done: () => void = () => undefined): void {
    const replica = this.#any()
    if (replica.downToMs > this.ground.nowMs || this.#crashes(replica)) return
    work()
    if (!this.#crashes(replica)) done()
  }

  #any(): Replica {
    const replica = this.#replicas[this.ground.random.index(REPLICAS)]
    if (replica === undefined) throw new Error('no replicas')

    return replica
  }

  #lookIn(operation: Operation, delayMs: number): void {
    this.ground.after(delayMs, () => this.#look(operation))
  }

  #look(operation: Operation): void {
    const { payment, leasedToMs } = operation
    const { nowMs } = this.ground
    if (payment.operation !== operation) return
    const replica = this.#any()
    if (replica.downToMs > nowMs) this.#lookIn(operation, SECOND)
    else if (!this.parts.store.claim(operation, LEASE_MS)) this.#lookIn(operation, leasedToMs - nowMs + 1)
    else
      this.#perform({
        operation,
        leaseNo: operation.leaseNo,
        seen: asSeen(payment),
        replica,
        life: replica.life,
      })
  }

  #perform(claim: Claim): void {
    const { operation, replica } = claim
    const { network, prepare, store } = this.parts
    const answer = this.#answerWithoutAsking(operation)
    if (this.#crashes(replica)) this.#abandon(operation)
    else if (operation.payment.version !== operation.version) store.drop(operation, claim.leaseNo)
    else if (answer) this.#settle(claim, answer)
    else {
      network.call(operation.kind, prepare(operation), (obtained) => this.#answered(claim, obtained))
      if (this.#crashes(replica)) this.#abandon(operation)
    }
  }

  #answerWithoutAsking(operation: Operation): Answer | undefined {
    const { kind, tries } = operation
    const { rules } = this.ground
    const isAbandoned = tries > 1 && rules.doubtsAbandoned && !isQuery(kind)

    return isAbandoned ? unknown(kind) : rules.presume(operation)
  }

  /** Now and then a replica stands still for longer than its lease, and then goes on as if nothing had been. */
  #answered(claim: Claim, answer: Answer): void {
    const pauseMs = this.ground.fails(0.015) ? this.ground.random.between(LEASE_MS, 4 * LEASE_MS) : 0
    if (pauseMs === 0) {
      this.#settle(claim, answer)
      return
    }
    this.#abandon(claim.operation)
    this.ground.after(pauseMs, () => this.#settle(claim, answer))
  }

  #settle(claim: Claim, answer: Answer): void {
    const { operation, replica, life } = claim
    if (life !== replica.life || this.#crashes(replica)) {
      this.#abandon(operation)
      return
    }
    const { setbacks, payment } = operation
    this.parts.store.settle(claim, { kind: 'answered', at: this.ground.now, setbacks, answer })
    if (payment.operation === operation) this.#abandon(operation)
    else if (payment.operation && !this.ground.rules.storesOperations) replica.owes.add(payment.operation)
    this.#crashes(replica)
  }

  /** Its lease runs out, and somebody else finds it. */
  #abandon(operation: Operation): void {
    this.#lookIn(operation, operation.leasedToMs - this.ground.nowMs + 1)
  }

  #crashes(replica: Replica): boolean {
    const { ground } = this
    if (ground.nowMs >= ground.faultsEndMs || !ground.random.chance(CRASH)) return false
    ground.figures.crashes += 1
    replica.life += 1
    replica.downToMs = ground.nowMs + ground.random.between(500, 20_000)
    for (const operation of replica.owes) forget(operation)
    replica.owes.clear()

    return true
  }
}

/** What was only in the memory of a replica that died. */
function forget(operation: Operation): void {
  const { payment } = operation
  if (payment.operation === operation) payment.operation = undefined
}
