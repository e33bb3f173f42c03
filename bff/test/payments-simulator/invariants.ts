import { type LedgerAccount, ledgerAccounts, suspenseOf } from '../../src/modules/payments/order.ts'
import { type OrderState, restingStates, states } from '../../src/modules/payments/states.ts'
import { Violation } from './ground.ts'
import type { Outside } from './outside.ts'
import type { Payment, Store } from './store.ts'

/** I8, by the one rule that sees to it (R6). */
export const TWICE = 'I8: something is posted twice'

/**
 * What must hold (reliability.md §3.9), after every step of a payment, after every movement of money, and when
 * everything has come to rest.
 */
export class Invariants {
  constructor(
    private readonly store: Store,
    private readonly outside: Outside,
    /** Where everything is broken: the one thing that still counts. */
    private readonly only = '',
  ) {}

  afterStep(payment: Payment, from: OrderState): void {
    const { order, operation } = payment
    const to = order.state
    const must = (holds: boolean, what: string) => this.#must(payment, holds, what)

    must(new Set(payment.postings.map(({ key }) => key)).size === payment.postings.length, TWICE)
    must(to === from || states[from].to.includes(to), `I10: it went from ${from} to ${to}`)
    must(states[to].asks === undefined || operation !== undefined, `I13: in ${to} nobody owes it anything`)
    must(balance(payment, 'suspense') === -suspenseOf(order), 'I8: the ledger is not what came in and went')
    if (to === from) return
    if (to === 'paid')
      must(this.#hospital(payment) === order.settledFen, 'I5: paid, and not in the hospital’s books')
    if (to === 'closed') {
      must(!this.outside.provider.isPayable(payment.orderNumber), 'R8: told closed while it can be paid')
    }
    if (to === 'closed' || to === 'refunded') {
      must(this.#hospital(payment) === 0, `I6: ${to}, and in the hospital’s books`)
      must(this.#insurer(payment) === 0, `I6: ${to}, and the insurer has paid its part`)
    }
  }

  /** Whoever has moved money: nobody counts on more than there is, and no more goes back than was decided. */
  afterMovement(payment: Payment): void {
    this.#must(
      payment,
      this.#hospital(payment) <= this.#kept(payment),
      'I5: the hospital counts on money that is not there',
    )
    const { paidFen, refundedFen, refundFen } = payment.order
    const back = this.outside.provider.refundedFen(payment.orderNumber) + this.#byHand(payment)
    this.#must(
      payment,
      back <= refundedFen + refundFen && back <= paidFen,
      'I7: more went back than was decided',
    )
  }

  atEnd(): void {
    const charged = new Map<number, Payment>()
    for (const payment of this.store.payments) {
      this.#atRest(payment)
      if (this.#kept(payment) === 0) continue
      for (const bill of payment.bills) {
        this.#must(payment, !charged.has(bill), `I4: bill ${bill} is paid twice`)
        charged.set(bill, payment)
      }
    }
  }

  #atRest(payment: Payment): void {
    const { order, history, told } = payment
    const { state } = order
    const must = (holds: boolean, what: string) => this.#must(payment, holds, what)
    const [provider, insurer, hospital, byHand] = [
      this.#provider(payment),
      this.#insurer(payment),
      this.#hospital(payment),
      this.#byHand(payment),
    ]
    must(restingStates.includes(state), `I13: it never comes to rest, but stays ${state}`)
    must(payment.operation === undefined, 'I13: something is still owed')
    must(
      provider + insurer === hospital + byHand,
      `I5: ${provider} and ${insurer} are kept, the hospital has ${hospital} and gave ${byHand} itself`,
    )
    must(state === 'paid' ? hospital > 0 : hospital === 0, `I6: ${state}, and the hospital has ${hospital}`)
    must(order.byHandFen === byHand, 'I8: what we say was given by hand is not what was')
    must(provider === order.paidFen - order.refundedFen + byHand, 'I8: our own money is not the provider’s')
    must(balance(payment, 'channel') === provider, 'I8: the ledger is not the provider’s')
    must(balance(payment, 'insurer') === insurer, 'I8: the ledger is not the insurer’s')
    must(-balance(payment, 'hospital') === hospital, 'I8: the ledger is not the hospital’s')
    must(-balance(payment, 'desk') === byHand, 'I8: the ledger is not the till’s')
    must(
      ledgerAccounts.reduce((sum, account) => sum + balance(payment, account), 0) === 0,
      'I8: it does not balance',
    )
    must(balance(payment, 'suspense') === 0, 'I9: money rests in between')
    must(times(told, 'payment.paid') === Math.min(1, times(history, 'paid')), 'I11: not told paid once')
    must(times(told, 'payment.closed') === times(history, 'closed'), 'I11: not told closed once')
    const reviews = times(history, 'held') + times(history, 'fence_held')
    must(times(told, 'payment.in_review') === reviews, 'I11: staff were not told once each time')
    const returns =
      times(history, 'refunded') + times(history, 'paid', ['refunding', 'refund_pending', 'held'])
    const tellings = times(told, 'payment.refunded') + times(told, 'payment.returned_by_hand')
    must(tellings === returns, 'I11: not told once of each refund')
  }

  #provider = ({ orderNumber }: Payment) => this.outside.provider.netFen(orderNumber)
  #insurer = ({ orderNumber }: Payment) => this.outside.insurer.netFen(orderNumber)
  #hospital = ({ orderNumber }: Payment) => this.outside.hospital.netFen(orderNumber)
  #byHand = ({ orderNumber }: Payment) => this.outside.hospital.handedFen(orderNumber)

  /** What is there for the hospital to count on. */
  #kept = (payment: Payment) => this.#provider(payment) + this.#insurer(payment) - this.#byHand(payment)

  #must({ orderNumber }: Payment, holds: boolean, what: string): void {
    if (!holds && what.includes(this.only)) throw new Violation(`${orderNumber}: ${what}`)
  }
}

function balance({ postings }: Payment, account: LedgerAccount): number {
  let fen = 0
  for (const { debit, credit, amountFen } of postings) {
    if (debit === account) fen += amountFen
    if (credit === account) fen -= amountFen
  }

  return fen
}

function times(list: readonly string[], one: string, after?: readonly string[]): number {
  return list.filter((name, at) => name === one && (!after || after.includes(list[at - 1] ?? ''))).length
}
