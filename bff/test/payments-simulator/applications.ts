import type { RefundState, RefundStep } from '@tongzhen/contract/states'
import type { OutboxType } from '../../src/modules/payments/order.ts'
import {
  firstState,
  openStates,
  type RefundHappening,
  stepOf,
  stepRefund,
} from '../../src/modules/refunds/step.ts'
import { type Ground, MINUTE, SECOND, Violation } from './ground.ts'
import type { Outside } from './outside.ts'
import type { Replicas } from './replicas.ts'
import type { Payment, Store } from './store.ts'

/** A row of `refund_applications`, with its steps. */
interface Application {
  payment: Payment
  /** Idempotency key. */
  key: string
  items: readonly string[]
  amountFen: number
  chain: readonly RefundStep[]
  state: RefundState
  version: number
  agreedBy: string[]
  isByRule: boolean
  /** Number of the refund that its last agreement began. */
  refundSeq: number | undefined
}

interface Parts {
  store: Store
  replicas: Replicas
  outside: Outside
}

const CHAINS: readonly (readonly RefundStep[])[] = [
  ['finance'],
  ['doctor', 'finance'],
  ['finance', 'second'],
  ['doctor', 'finance', 'second'],
]
const STAFF = ['Zhou', 'Wu', 'Sun'] as const
const MOST = 3
const PATIENCE = 6

const happenings: Readonly<Partial<Record<OutboxType, RefundHappening>>> = {
  'payment.refunded': { kind: 'paid_back', way: 'original' },
  'payment.returned_by_hand': { kind: 'paid_back', way: 'by_hand' },
  'payment.refund_refused': { kind: 'hospital_refused' },
}

/**
 * Applications for parts of paid orders (modules/refunds): patients apply, in more tabs than one, and change their minds;
 * staff agree and decline, two of them at once; rules agree by themselves; the payment's events come late, and again
 * after a crash. The reducer is production's; a method here is one of its transactions.
 */
export class Applications {
  readonly #all: Application[] = []

  constructor(
    private readonly ground: Ground,
    private readonly parts: Parts,
    /** Where everything is broken: the one thing that still counts. */
    private readonly only = '',
  ) {}

  /** The patient of a paid order wants parts of it back: one after the other, or at the same moment. */
  begin(payment: Payment): void {
    const { random } = this.ground
    const wishes = 1 + random.index(MOST)
    for (let wish = 0; wish < wishes; wish++) {
      const key = `${payment.orderNumber} application ${wish}`
      const delayMs = random.between(0, 40 * MINUTE)
      this.ground.after(delayMs, () => this.#wish(payment, key))
      if (random.chance(0.2))
        this.ground.after(delayMs + random.between(0, 500), () => this.#wish(payment, key))
    }
  }

  /** Delivered at least until it is heeded: a replica that dies before leaves it in the outbox. */
  heed(payment: Payment, type: OutboxType): void {
    const happening = happenings[type]
    if (happening === undefined) return
    let isDelivered = false
    const deliver = () => {
      this.parts.replicas.serve(() => {
        if (isDelivered) return
        isDelivered = true
        const open = this.#openOf(payment)[0]
        if (open) this.#take(open, happening)
      })
      if (!isDelivered) this.ground.after(2 * SECOND, deliver)
    }
    this.ground.after(this.ground.random.between(0, 20 * SECOND), deliver)
  }

  /** Everything has come to rest: what went back is what was agreed to, once, item by item. */
  atEnd(): void {
    for (const application of this.#all) {
      const { state, agreedBy, chain, isByRule, payment, refundSeq } = application
      const must = (holds: boolean, what: string) => this.#must(payment, holds, what)
      must(!openStates.includes(state), `A13: an application stays ${state}`)
      must(state !== 'returned' || refundSeq !== undefined, 'A1: returned, and never agreed to')
      const isAgreed = isByRule || agreedBy.length === chain.length
      must((refundSeq === undefined) !== isAgreed, 'A1: agreed to and not begun, or begun and not agreed to')
      must(new Set(agreedBy).size === agreedBy.length, 'A2: one person has agreed twice')
    }
    for (const payment of new Set(this.#all.map((one) => one.payment))) this.#booksOf(payment)
  }

  #booksOf(payment: Payment): void {
    const { order, orderNumber } = payment
    const { hospital, insurer } = this.parts.outside
    const must = (holds: boolean, what: string) => this.#must(payment, holds, what)
    const returned = this.#all.filter((one) => one.payment === payment && one.state === 'returned')
    const items = returned.flatMap((one) => one.items)
    must(new Set(items).size === items.length, 'A7: an item went back twice')
    must(
      items.sort().join() === hospital.itemsBack(orderNumber).sort().join(),
      'A6: the hospital has taken out other items than went back',
    )
    const fen = returned.reduce((sum, one) => sum + one.amountFen, 0)
    must(fen === order.refundedFen, `A5: ${order.refundedFen} went back, agreed to were ${fen}`)
    must(order.refundedFen <= order.paidFen, 'A7: more went back than was paid with own money')
    must(insurer.netFen(orderNumber) === order.insuredFen, 'A7: the insurer’s part moved')
  }

  /** Read at the hospital, then applied for: something may have happened in between (apply.ts). */
  #wish(payment: Payment, key: string, triesLeft = PATIENCE): void {
    const { ground, parts } = this
    const { random } = ground
    const offered = parts.outside.hospital.itemsOf(payment.orderNumber)
    const wanted = offered.filter(() => random.chance(0.6))
    const seenFen = payment.order.refundedFen
    ground.after(random.between(100, 3000), () => {
      let isAnswered = false
      parts.replicas.serve(
        () => this.#apply({ payment, key, wanted, seenFen }),
        () => {
          isAnswered = !ground.fails(0.1)
        },
      )
      if (!isAnswered && triesLeft > 0)
        ground.after(5 * SECOND, () => this.#wish(payment, key, triesLeft - 1))
    })
  }

  #apply({
    payment,
    key,
    wanted,
    seenFen,
  }: {
    payment: Payment
    key: string
    wanted: readonly { itemId: string; fen: number }[]
    seenFen: number
  }): void {
    const { rules, random } = this.ground
    const { state, paidFen, refundedFen } = payment.order
    if (this.#all.some((one) => one.key === key)) return
    const amountFen = wanted.reduce((sum, { fen }) => sum + fen, 0)
    if (state !== 'paid' || refundedFen !== seenFen || amountFen === 0 || amountFen > paidFen - refundedFen)
      return
    if (rules.hasOneApplication && this.#openOf(payment).length > 0) return
    const chain = CHAINS[random.index(CHAINS.length)] ?? ['finance']
    const application: Application = {
      ...{ payment, key, items: wanted.map(({ itemId }) => itemId), amountFen, chain },
      ...{ state: firstState(chain), version: 1, agreedBy: [], isByRule: false, refundSeq: undefined },
    }
    this.#all.push(application)
    this.ground.figures.applications += 1
    this.#trace(application, 'applied')
    this.#planDecisions(application)
    if (random.chance(0.15)) this.#plan(10 * MINUTE, () => this.#ask(application, { kind: 'withdrawn' }))
    if (random.chance(0.15)) this.#plan(20 * MINUTE, () => this.#ask(application, { kind: 'agreed_by_rule' }))
  }

  /** It stays on their work-list until somebody decides; two of them may at once. */
  #planDecisions(application: Application): void {
    const { random } = this.ground
    const decide = () => {
      const step = stepOf(application.state)
      if (step === undefined) return
      const { version } = application
      const staffId = STAFF[random.index(STAFF.length)] ?? STAFF[0]
      const kind = random.chance(0.12) ? 'declined' : 'agreed'
      this.ground.after(random.between(0, 2 * MINUTE), () => {
        this.#ask(application, { kind, step, staffId }, version)
        this.#planDecisions(application)
      })
    }
    this.#plan(10 * MINUTE, decide)
  }

  #plan(withinMs: number, work: () => void): void {
    this.ground.after(this.ground.random.between(SECOND, withinMs), work)
  }

  #ask(application: Application, happening: RefundHappening, version?: number): void {
    this.parts.replicas.serve(() => {
      if (version === undefined || application.version === version) this.#take(application, happening)
    })
  }

  /** applications.ts, `takeHappening`: with the last agreement the refund begins, or nothing is written. */
  #take(application: Application, happening: RefundHappening): void {
    const { state, chain, agreedBy, payment } = application
    const next = stepRefund({ state, chain, agreedBy }, happening)
    if (next === undefined || 'refused' in next) return
    if (next.isApproved && this.ground.rules.agreesWithRefund && !this.#beginReturn(application)) return
    application.state = next.to
    application.version += 1
    if (happening.kind === 'agreed') agreedBy.push(happening.staffId)
    if (happening.kind === 'agreed_by_rule') application.isByRule = true
    this.#trace(application, happening.kind)
    if (next.to === 'returned') this.ground.figures.returned += 1
    if (next.isApproved && !this.ground.rules.agreesWithRefund)
      this.parts.replicas.serve(() => this.#beginReturn(application))
    this.#must(
      payment,
      this.#openOf(payment).length <= 1 || !this.ground.rules.hasOneApplication,
      'A4: two are open',
    )
  }

  #beginReturn(application: Application): boolean {
    const { payment, amountFen: refundFen, items: itemIds } = application
    const event = { kind: 'refund_asked', at: this.ground.now, refundFen, itemIds } as const
    if (!this.parts.store.take(payment, event)) return false
    application.refundSeq = payment.order.refundSeq

    return true
  }

  #openOf(payment: Payment): Application[] {
    return this.#all.filter((one) => one.payment === payment && openStates.includes(one.state))
  }

  #trace({ key, state, amountFen, items }: Application, why: string): void {
    this.ground.trace?.(`${key} ${state} after ${why}: ${amountFen} for ${items.join(', ')}`)
  }

  #must({ orderNumber }: Payment, holds: boolean, what: string): void {
    if (!holds && what.includes(this.only)) throw new Violation(`${orderNumber}: ${what}`)
  }
}
