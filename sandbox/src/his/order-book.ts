import type { Collection, Store } from '../lib/store.ts'
import { identifier, readFields, text } from './fields.ts'
import { done, isRefusal, type Outcome, refuse } from './outcome.ts'

/** A number that was cancelled before it took anything: it never can. */
interface DeadNumber {
  status: 'CANCELLED'
  reason: string
}

/** Money that was taken under a caller's number. */
interface Taken {
  request: { orderNo: string }
  status: string
  amountFen: number
  /** Of that, what was given back in parts. */
  backFen?: number
}

/** The same, given back under another number. */
interface GivenBack {
  orderNo: string
  amountFen: number
}

interface OrderBookOptions<Order extends Taken, Back extends GivenBack> {
  store: Store
  /** Names of its collections. */
  orders: string
  backs: string
  /** Of an order that was not given back. */
  heldAs: Order['status']
  /** The field with the number under which it is given back. */
  backNo: string
  toAnswer: (order: Order) => unknown
  toBackAnswer: (back: Back) => unknown
}

/**
 * What a hospital has taken under callers' numbers, and given back: each number once, and none that was cancelled
 * first. Decisions are made and written in one step without waiting, in the `take` that is handed in.
 */
export class OrderBook<Order extends Taken, Back extends GivenBack> {
  readonly #options: OrderBookOptions<Order, Back>
  readonly #orders: Collection<Order | DeadNumber>
  readonly #backs: Collection<Back>

  constructor(options: OrderBookOptions<Order, Back>) {
    this.#options = options
    this.#orders = options.store.collection(options.orders)
    this.#backs = options.store.collection(options.backs)
  }

  /** The newest first. */
  list(): Order[] {
    return [...this.#orders.values()].filter((order): order is Order => !isDead(order)).reverse()
  }

  backs(): Back[] {
    return [...this.#backs.values()]
  }

  save(order: Order): void {
    this.#orders.set(order.request.orderNo, order)
  }

  saveBack(number: string, back: Back): void {
    this.#backs.set(number, back)
  }

  /** The same request again gets the same answer, and takes nothing more. */
  take<Request extends Order['request']>(request: Request, take: () => Outcome<unknown>): Outcome<unknown> {
    const earlier = this.#orders.get(request.orderNo)
    if (earlier === undefined) return take()
    if (isDead(earlier)) return refuse('4007')
    const isSame = JSON.stringify(earlier.request) === JSON.stringify(request)

    return isSame && earlier.status === this.#options.heldAs
      ? done(this.#options.toAnswer(earlier))
      : refuse('4008', { status: earlier.status })
  }

  query(body: unknown): Outcome<unknown> {
    const read = readFields(body, { orderNo: identifier })
    if (isRefusal(read)) return read
    const { orderNo } = read.values
    const order = this.#orders.get(orderNo)
    if (order === undefined) return done({ orderNo, status: 'NONE' })

    return done(isDead(order) ? { orderNo, status: order.status } : this.#options.toAnswer(order))
  }

  /** The fence: whatever was or was not seen of the number before, it takes nothing from now on. */
  cancel(body: unknown): Outcome<unknown> {
    const read = readFields(body, { orderNo: identifier, reason: text() })
    if (isRefusal(read)) return read
    const { orderNo, reason } = read.values
    const order = this.#orders.get(orderNo)
    if (order === undefined) this.#orders.set(orderNo, { status: 'CANCELLED', reason })
    else if (!isDead(order)) return refuse('4008', { status: order.status })

    return done({ orderNo, status: 'CANCELLED' })
  }

  /** All that is left of an order, or a part where one is asked for; the same number again gets the same answer. */
  giveBack(
    asked: GivenBack & { number: string; isPart?: boolean },
    give: (order: Order) => Outcome<unknown>,
  ): Outcome<unknown> {
    const { backNo, heldAs, toBackAnswer } = this.#options
    const earlier = this.#backs.get(asked.number)
    if (earlier !== undefined) {
      const isSame = earlier.orderNo === asked.orderNo && earlier.amountFen === asked.amountFen

      return isSame ? done(toBackAnswer(earlier)) : refuse('1004', { field: backNo })
    }
    const order = this.#orders.get(asked.orderNo)
    if (order === undefined) return refuse('4006')
    if (isDead(order)) return refuse('4007')

    const leftFen = order.amountFen - (order.backFen ?? 0)
    const isRight = asked.isPart ? asked.amountFen <= leftFen : asked.amountFen === leftFen

    return order.status === heldAs && isRight ? give(order) : refuse('4009')
  }

  queryBack(body: unknown): Outcome<unknown> {
    const { backNo, toBackAnswer } = this.#options
    const read = readFields(body, { orderNo: identifier, [backNo]: identifier })
    if (isRefusal(read)) return read
    const back = this.#backs.get(read.values[backNo] ?? '')
    const isOfOrder = back !== undefined && back.orderNo === read.values.orderNo

    return done(isOfOrder ? toBackAnswer(back) : { ...read.values, status: 'NONE' })
  }
}

function isDead<Order extends Taken>(order: Order | DeadNumber): order is DeadNumber {
  return order.status === 'CANCELLED'
}
