import { isBarred, legPlans, type PaymentOrder } from '../../src/modules/payments/order.ts'
import { type OrderState, reviewStates } from '../../src/modules/payments/states.ts'
import type { Applications } from './applications.ts'
import { type Ground, MINUTE, SECOND, Violation } from './ground.ts'
import type { Outside } from './outside.ts'
import type { Replicas } from './replicas.ts'
import { asSeen, type Payment, refundNumberOf, type Seen, type Store, type Wish } from './store.ts'

interface Parts {
  store: Store
  replicas: Replicas
  outside: Outside
  applications: Applications
}

const BILLS = 4
const WISHES = 6
const ACCOUNTS = 2
const PLANS = Object.keys(legPlans) as PaymentOrder['plan'][]
const PATIENCE = 8

/** A mother and her son at the same bills, with more than one tab; and the staff of the hospital. */
export class People {
  readonly #amounts: number[]
  readonly #watched = new Set<Payment>()
  readonly #asked = new Set<Payment>()

  constructor(
    private readonly ground: Ground,
    private readonly parts: Parts,
  ) {
    const { random } = ground
    this.#amounts = Array.from({ length: BILLS }, () => 1000 + random.index(9000))
  }

  begin(): void {
    const { random } = this.ground
    for (let wish = 0; wish < WISHES; wish++) this.#plan(random.between(0, 90 * SECOND), wish)
    if (random.chance(0.05)) {
      const bill = random.index(BILLS)
      this.ground.after(random.between(0, 5 * MINUTE), () => this.parts.outside.hospital.payAtDesk(bill))
    }
  }

  /** Refunds are applied for, or asked of what was paid; staff see to what is held. */
  afterStep(payment: Payment, from: OrderState): void {
    const { order } = payment
    if (order.state === from) return
    this.#planReview(payment)
    if (order.state !== 'paid' || this.#asked.has(payment)) return
    this.#asked.add(payment)
    if (!this.ground.random.chance(0.5)) return
    // Applied for is what was paid with own money alone; the rest stands for what goes back by itself.
    if (order.insuredFen === 0 && this.ground.random.chance(0.6)) this.parts.applications.begin(payment)
    else this.#planRefunds(payment)
  }

  /**
   * It stays on their work-list until it is seen to. One of them finds out at the hospital itself how it stands there,
   * and proposes; another confirms later, unless the payment has moved on.
   */
  #planReview(payment: Payment): void {
    const { ground } = this
    const { version, order } = payment
    if (!reviewStates.includes(order.state)) return
    const isHere = () => payment.version === version
    ground.after(ground.random.between(MINUTE, 30 * MINUTE), () => {
      if (!isHere()) return
      const found = this.#foundOut(payment)
      ground.after(ground.random.between(SECOND, 10 * MINUTE), () => {
        if (!isHere()) return
        if (isBarred(payment.order)) this.#confirmAfterAsking(payment, found)
        else this.#ask(payment, found)
        this.#planReview(payment)
      })
    })
  }

  /** The provider is asked about what it has refused first, and nothing is done before it has answered (proposals.ts). */
  #confirmAfterAsking(payment: Payment, found: Asked): void {
    const { ground } = this
    const { version } = payment
    this.#ask(payment, { kind: 'hint' }, () =>
      ground.after(ground.random.between(0, 4 * SECOND), () => {
        if (payment.version === version && payment.operation === undefined) this.#ask(payment, found)
      }),
    )
  }

  /** On the telephone: where the money is not in the books, the number is voided there and then (R3). */
  #foundOut(payment: Payment): Asked {
    const { order, orderNumber } = payment
    if (order.state === 'held') return this.#wayBack(payment)
    const { hospital } = this.parts.outside
    hospital.fence(orderNumber)

    return { kind: hospital.netFen(orderNumber) > 0 ? 'staff_settled' : 'staff_returned' }
  }

  /**
   * What the provider has refused is tried again, or handed over the counter; then it is never tried again. Or one of
   * them has it paid out on the provider's own platform, and the next of them knows nothing of it.
   */
  #wayBack(payment: Payment): Asked {
    const { ground, parts } = this
    const { hospital, provider } = parts.outside
    const { order, orderNumber } = payment
    const number = refundNumberOf(payment)
    const isHanded = hospital.hasHanded(number)
    if (isBarred(order) && !isHanded && ground.random.chance(0.3)) provider.repair(orderNumber, number)
    const isByHand =
      isHanded || (isBarred(order) && provider.hasRefused(orderNumber, number) && ground.random.chance(0.5))
    if (!isByHand) return { kind: 'staff_returned' }
    hospital.giveByHand(orderNumber, { number, fen: order.refundFen })

    return { kind: 'staff_returned_by_hand', proposalId: `of ${number}` }
  }

  #plan(delayMs: number, number: number): void {
    const { random } = this.ground
    const wish = this.#wish(number)
    this.ground.after(delayMs, () => this.#pay(wish))
    // A double tap sends the same request twice; a second tab, or a phone, sends one of its own.
    if (random.chance(0.2)) this.ground.after(delayMs + random.between(0, 500), () => this.#pay(wish))
    if (random.chance(0.2)) {
      const again = { ...wish, key: `${wish.key}, second tab` }
      this.ground.after(delayMs + random.between(0, 30 * SECOND), () => this.#pay(again))
    }
  }

  #wish(number: number): Wish {
    const { random } = this.ground
    const first = random.index(BILLS)
    const bills = random.chance(0.7) ? [first] : [first, (first + 1) % BILLS]
    const amountFen = bills.reduce((sum, bill) => sum + (this.#amounts[bill] ?? 0), 0)
    const plan = random.chance(0.5) ? 'cash_only' : (PLANS[random.index(PLANS.length)] ?? 'cash_only')
    const share = random.chance(0.1) ? random.index(2) : random.next()

    return {
      account: random.index(ACCOUNTS),
      key: `wish ${number}`,
      bills,
      plan,
      amountFen,
      insuranceFen: plan === 'cash_only' ? 0 : Math.round(amountFen * share),
    }
  }

  #pay(wish: Wish): void {
    let made: Payment | undefined
    this.#request((answered) => {
      const found = this.parts.store.pay(wish)
      if (made && found !== made) throw new Violation('I12: one request made two payments')
      if (found?.key === wish.key) made = found
      answered(() => found && this.#watch(found))
    })
  }

  /** Sent again until it is answered, or nobody cares any more. */
  #request(work: (answered: (then: () => void) => void) => void, triesLeft = PATIENCE): void {
    const { ground, parts } = this
    let isAnswered = false
    const repeat = () => {
      if (!isAnswered && triesLeft > 0) this.#request(work, triesLeft - 1)
    }
    ground.after(5 * SECOND, repeat)
    if (ground.fails(0.1)) return
    let then: () => void = () => undefined
    parts.replicas.serve(
      () =>
        work((what) => {
          then = what
        }),
      () => {
        if (ground.fails(0.1)) return
        isAnswered = true
        then()
      },
    )
  }

  /** In front of the cashier, which opens as soon as the provider has opened the trade. */
  #watch(payment: Payment): void {
    const { random } = this.ground
    if (this.#watched.has(payment)) return
    this.#watched.add(payment)
    const leftMs = payment.order.expiresAt.getTime() - this.ground.nowMs
    const way = random.next()
    const payMs = random.between(3 * SECOND, 2 * MINUTE)
    const isGivenUp = way >= 0.2 && way < 0.35
    if (isGivenUp) this.ground.after(payMs, () => this.#ask(payment, { kind: 'close_asked' }))
    if (way < 0.1 || (isGivenUp && random.chance(0.5))) return
    if (way < 0.2) {
      this.#confirmIn(payment, leftMs - random.between(0, 3 * SECOND), 0)
      return
    }
    this.#confirmIn(payment, payMs + random.between(-2 * SECOND, 20 * SECOND))
    // In both tabs.
    if (way > 0.85) this.#confirmIn(payment, payMs + random.between(0, 20 * SECOND))
  }

  #confirmIn(payment: Payment, delayMs: number, triesLeft = 6): void {
    const { ground, parts } = this
    ground.after(delayMs, () => {
      const isConfirmed = parts.outside.provider.confirm(payment.orderNumber)
      if (isConfirmed)
        ground.after(ground.random.between(0, 9000), () => this.#ask(payment, { kind: 'hint' }))
      else if (triesLeft > 0) this.#confirmIn(payment, 20 * SECOND, triesLeft - 1)
    })
  }

  /** The whole, a part, or two parts at once. */
  #planRefunds(payment: Payment): void {
    const { random } = this.ground
    const { paidFen, insuredFen } = payment.order
    const part = 1 + random.index(Math.max(1, paidFen - 1))
    const isWhole = insuredFen > 0 || random.chance(0.5)
    const atMs = random.between(0, 20 * MINUTE)
    const ask = (refundFen: number, delayMs: number) =>
      this.ground.after(delayMs, () => this.#ask(payment, { kind: 'refund_asked', refundFen }))
    ask(isWhole ? paidFen : part, atMs)
    if (isWhole) return
    if (random.chance(0.7)) ask(paidFen - part, atMs + random.between(0, 1000))
    if (random.chance(0.7)) ask(paidFen - part, atMs + random.between(0, 30 * MINUTE))
  }

  /** A request about a payment. Software without the comparison writes what follows from what it has read before. */
  #ask(payment: Payment, asked: Asked, then?: () => void): void {
    const { ground, parts } = this
    const take = (seen?: Seen) => parts.store.take(payment, { ...asked, at: ground.now }, seen)
    parts.replicas.serve(() => {
      if (ground.rules.comparesVersions) {
        take()
        return
      }
      const seen = asSeen(payment)
      ground.after(ground.random.between(0, 500), () => take(seen))
    }, then)
  }
}

type Asked =
  | { kind: 'hint' | 'close_asked' | 'staff_settled' | 'staff_returned' }
  | { kind: 'staff_returned_by_hand'; proposalId: string }
  | { kind: 'refund_asked'; refundFen: number }
