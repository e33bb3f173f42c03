import type { AnswerTo } from '../../src/modules/payments/answers.ts'
import { type Ground, MINUTE, Violation } from './ground.ts'
import type { Payment } from './store.ts'

interface Settlement {
  state: 'settled' | 'cancelled' | 'refunded'
  bills: readonly number[]
  fen: number
  refunds: Map<string, number>
  /** Something of it was carried out or dispensed: it stays in the books. */
  isExecuted: boolean
  /** By number: what each costs, and whether it was carried out or given back. */
  items: Map<string, { fen: number; state: 'open' | 'done' | 'back' }>
}

interface Unsettling {
  number: string
  fen: number
  /** Without any, whatever there is. */
  items?: readonly string[]
}

/** The hospital's cashier (docs/interfaces/his.md, settlements): its books are true, whatever becomes of the calls. */
export class Hospital {
  /** By bill: whose settlement has paid it, or `desk`. */
  readonly #paidBy = new Map<number, string>()
  readonly #settlements = new Map<string, Settlement>()
  /** What its cashier gave back out of the till, by the number of the refund that the provider could not make. */
  readonly #handed = new Map<string, { orderNumber: string; fen: number }>()

  constructor(
    private readonly ground: Ground,
    private readonly onBooked: (orderNumber: string) => void,
  ) {}

  /** What it counts on from this payment. */
  netFen(orderNumber: string): number {
    const settlement = this.#settlements.get(orderNumber)
    if (settlement === undefined) return 0
    let sum = settlement.fen
    for (const fen of settlement.refunds.values()) sum -= fen

    return sum
  }

  check({ bills, amountFen, insuranceFen }: Payment): AnswerTo<'check'> {
    const to = 'check'
    if (!this.#areOpen(bills)) return { to, is: 'refused', reason: { code: 'BILL_GONE' } }
    const changedFen = this.ground.fails(0.02) ? 100 : 0

    return { to, is: 'ok', cashFen: amountFen - insuranceFen + changedFen, insuranceFen, facts: {} }
  }

  settle({ orderNumber, bills, amountFen }: Payment): AnswerTo<'settle'> {
    const to = 'settle'
    const known = this.#settlements.get(orderNumber)
    if (known?.state === 'settled') return { to, is: 'done', facts: {} }
    if (known) return { to, is: known.state === 'cancelled' ? 'refused' : 'unknown' }
    if (!this.#areOpen(bills) || this.ground.fails(0.12)) {
      // Now and then it voids the number by itself.
      if (this.ground.fails(0.1)) this.fence(orderNumber)
      return { to, is: 'refused' }
    }
    for (const bill of bills) this.#paidBy.set(bill, orderNumber)
    const isExecuted = this.ground.random.chance(0.15)
    const settlement: Settlement = {
      ...{ state: 'settled', bills, fen: amountFen },
      ...{ refunds: new Map(), isExecuted, items: this.#writeItems(orderNumber, amountFen) },
    }
    this.#settlements.set(orderNumber, settlement)
    this.#booked(orderNumber, 'settled')
    // At once taken out again at the desk, before anybody has read that it was in.
    if (this.ground.fails(0.03)) {
      this.#takeOut(orderNumber, settlement, { number: 'desk', fen: amountFen })
      return { to, is: 'unknown' }
    }

    return { to, is: 'done', facts: {} }
  }

  querySettlement(orderNumber: string): AnswerTo<'query_settlement'> {
    const to = 'query_settlement'
    const state = this.#settlements.get(orderNumber)?.state ?? 'none'

    return state === 'settled' ? { to, is: state, facts: {} } : { to, is: state }
  }

  fence(orderNumber: string): AnswerTo<'fence'> {
    const known = this.#settlements.get(orderNumber)
    if (known && known.state !== 'cancelled') return { to: 'fence', is: 'already_settled' }
    this.#settlements.set(orderNumber, {
      ...{ state: 'cancelled', bills: [], fen: 0 },
      ...{ refunds: new Map(), isExecuted: false, items: new Map() },
    })

    return { to: 'fence', is: 'done' }
  }

  unsettle(orderNumber: string, refund: Unsettling): AnswerTo<'unsettle'> {
    const to = 'unsettle'
    const settlement = this.#settlements.get(orderNumber)
    if (settlement === undefined) return { to, is: 'later' }
    if (settlement.refunds.has(refund.number)) return { to, is: 'done' }
    if (settlement.isExecuted || refund.fen > this.netFen(orderNumber)) return { to, is: 'refused' }
    const items = (refund.items ?? []).map((itemId) => settlement.items.get(itemId))
    if (items.some((item) => item?.state !== 'open')) return { to, is: 'refused' }
    if (refund.items && items.reduce((sum, item) => sum + (item?.fen ?? 0), 0) !== refund.fen)
      throw new Violation(`${orderNumber}: A6: ${refund.fen} are asked back for items of another sum`)
    for (const item of items) if (item) item.state = 'back'
    this.#takeOut(orderNumber, settlement, refund)

    return { to, is: 'done' }
  }

  /** What of it could be given back now, as the hospital says. */
  itemsOf(orderNumber: string): { itemId: string; fen: number }[] {
    const { items, isExecuted } = this.#settlements.get(orderNumber) ?? {}
    if (items === undefined || isExecuted) return []

    return [...items].flatMap(([itemId, { fen, state }]) => (state === 'open' ? { itemId, fen } : []))
  }

  itemsBack(orderNumber: string): string[] {
    const { items = new Map<string, { state: string }>() } = this.#settlements.get(orderNumber) ?? {}

    return [...items].flatMap(([itemId, { state }]) => (state === 'back' ? itemId : []))
  }

  /** Up to four of them; now and then one is carried out before it is given back. */
  #writeItems(orderNumber: string, amountFen: number): Settlement['items'] {
    const { random } = this.ground
    const count = 1 + random.index(4)
    const items: Settlement['items'] = new Map()
    for (let number = 1, leftFen = amountFen; number <= count && leftFen > 0; number++) {
      const fen = number === count ? leftFen : Math.min(leftFen, Math.ceil(amountFen / count))
      items.set(`${orderNumber}-${number}`, { fen, state: 'open' })
      leftFen -= fen
    }
    if (random.chance(0.2)) {
      const done = items.get(`${orderNumber}-${1 + random.index(count)}`)
      this.ground.after(random.between(0, 60 * MINUTE), () => {
        if (done?.state === 'open') done.state = 'done'
      })
    }

    return items
  }

  queryUnsettle(orderNumber: string, number: string): AnswerTo<'query_unsettle'> {
    const isDone = this.#settlements.get(orderNumber)?.refunds.has(number) ?? false

    return { to: 'query_unsettle', is: isDone ? 'done' : 'none' }
  }

  /** The payer has it in hand, once, whatever becomes of the word of it. */
  giveByHand(orderNumber: string, refund: { number: string; fen: number }): void {
    if (this.hasHanded(refund.number)) return
    this.#handed.set(refund.number, { orderNumber, fen: refund.fen })
    this.#booked(orderNumber, `handed ${refund.fen} over the counter`)
  }

  hasHanded(refundNumber: string): boolean {
    return this.#handed.has(refundNumber)
  }

  handedFen(orderNumber: string): number {
    let sum = 0
    for (const handed of this.#handed.values()) if (handed.orderNumber === orderNumber) sum += handed.fen

    return sum
  }

  /** Somebody pays at the desk, in cash. */
  payAtDesk(bill: number): void {
    if (!this.#paidBy.has(bill)) this.#paidBy.set(bill, 'desk')
  }

  #takeOut(
    orderNumber: string,
    settlement: Settlement,
    { number, fen }: { number: string; fen: number },
  ): void {
    settlement.refunds.set(number, fen)
    if (this.netFen(orderNumber) === 0) {
      settlement.state = 'refunded'
      for (const bill of settlement.bills) this.#paidBy.delete(bill)
    }
    this.#booked(orderNumber, `gave back ${fen} under ${number}`)
  }

  #booked(orderNumber: string, what: string): void {
    this.ground.trace?.(`${orderNumber} at the hospital: ${what}`)
    this.onBooked(orderNumber)
  }

  #areOpen(bills: readonly number[]): boolean {
    return bills.every((bill) => !this.#paidBy.has(bill))
  }
}
