import type { Clock } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import { fenOf, yuanOf } from '../../lib/yuan.ts'
import { payMethods } from '../billing/settlement.ts'
import { yuan } from '../billing/settlement-fields.ts'
import { identifier, matching, oneOf, readFields, text } from '../fields.ts'
import { OrderBook } from '../order-book.ts'
import { done, isRefusal, type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { Sequence } from '../sequence.ts'
import { type Reversal, type TopUp, type TopUpRequest, toReversalAnswer, toTopUpAnswer } from './prepaid.ts'
import { costLines, type Stay, sumFen } from './stay.ts'
import type { StayShelf } from './stay-shelf.ts'

/** Of one payment into an account, and what the hospital proposes. */
const LEAST_FEN = 10_000
const MOST_FEN = 2_000_000
const SUGGESTED_FEN = [100_000, 200_000, 500_000]

export const topUpLimits = {
  least: yuanOf(LEAST_FEN),
  most: yuanOf(MOST_FEN),
  suggested: SUGGESTED_FEN.map(yuanOf),
}

interface PrepaidAccountsOptions {
  store: Store
  hospitalCode: string
  clock: Clock
  sequence: Sequence
  shelf: StayShelf
}

/**
 * What was paid into the accounts of stays (`/inpatient/prepaid/*`). As with settlements, every decision is made and
 * written in one step without waiting.
 */
export class PrepaidAccounts {
  readonly #options: PrepaidAccountsOptions
  readonly #book: OrderBook<TopUp, Reversal>

  constructor(options: PrepaidAccountsOptions) {
    const { store, hospitalCode } = options
    this.#options = options
    this.#book = new OrderBook({
      ...{ store, orders: `${hospitalCode}/top-ups`, backs: `${hospitalCode}/top-up-reversals` },
      ...{ heldAs: 'CREDITED', backNo: 'reverseNo' },
      ...{ toAnswer: toTopUpAnswer, toBackAnswer: toReversalAnswer },
    })
  }

  /** The newest first. */
  list(): TopUp[] {
    return this.#book.list()
  }

  reversals(): Reversal[] {
    return this.#book.backs()
  }

  /** What callers paid into this stay's account and has stayed there. */
  creditedFen(admissionNo: string): number {
    const credited = this.list().filter(({ status }) => status === 'CREDITED')

    return sumFen(credited.filter(({ request }) => request.admissionNo === admissionNo))
  }

  check(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier, admissionNo: identifier, amount: yuan })
    if (isRefusal(read)) return read
    const stay = this.#findPayable(read.values)

    if (isRefusal(stay)) return stay
    const { admissionNo, departmentName } = stay

    return done({ admissionNo, amount: read.values.amount, departmentName })
  }

  topUp(body: unknown): Outcome<unknown> {
    const request = readTopUp(body)
    if (isRefusal(request)) return request

    return this.#book.take(request, () => {
      const stay = this.#findPayable(request)

      return isRefusal(stay) ? stay : done(toTopUpAnswer(this.#keepCredited(request)))
    })
  }

  query(body: unknown): Outcome<unknown> {
    return this.#book.query(body)
  }

  cancel(body: unknown): Outcome<unknown> {
    return this.#book.cancel(body)
  }

  reverse(body: unknown): Outcome<unknown> {
    const asked = readReversal(body)
    if (isRefusal(asked)) return asked

    return this.#book.giveBack({ ...asked, number: asked.reverseNo }, (order) => {
      const stay = this.#options.shelf.find(order.request.admissionNo)
      const isSpent = stay === undefined || this.#balanceFen(stay) < order.amountFen
      if (isSpent || stay.discharge !== undefined) return refuse('5006')

      return done(toReversalAnswer(this.#keepReversed(asked, order)))
    })
  }

  queryReversal(body: unknown): Outcome<unknown> {
    return this.#book.queryBack(body)
  }

  #balanceFen(stay: Stay): number {
    const costFen = sumFen(costLines(stay, this.#options.clock.now()))

    return stay.counterFen + this.creditedFen(stay.admissionNo) - costFen
  }

  #findPayable(asked: { patientNo: string; admissionNo: string; amount: string }): Stay | Refusal {
    const stay = this.#options.shelf.find(asked.admissionNo)
    if (stay === undefined || stay.patientNo !== asked.patientNo) return refuse('5001')
    if (stay.discharge !== undefined) return refuse('5002')
    const amountFen = fenOf(asked.amount) ?? 0
    const isWithin = amountFen >= LEAST_FEN && amountFen <= MOST_FEN

    return isWithin ? stay : refuse('5003', { least: topUpLimits.least, most: topUpLimits.most })
  }

  #keepCredited(request: TopUpRequest): TopUp {
    const { store, clock, sequence } = this.#options

    return store.transaction(() => {
      const now = clock.now()
      const number = String(sequence.next('top-up')).padStart(6, '0')
      const topUp: TopUp = {
        ...{ request, amountFen: fenOf(request.amount) ?? 0, status: 'CREDITED' },
        receiptNo: `P${shanghaiDate(now).replaceAll('-', '')}${number}`,
        creditedAtMs: now,
      }
      this.#book.save(topUp)

      return topUp
    })
  }

  #keepReversed(asked: Omit<Reversal, 'reversedAtMs'>, order: TopUp): Reversal {
    const { store, clock } = this.#options

    return store.transaction(() => {
      const reversal: Reversal = { ...asked, reversedAtMs: clock.now() }
      this.#book.saveBack(asked.reverseNo, reversal)
      this.#book.save({ ...order, status: 'REVERSED', reverseNo: asked.reverseNo })

      return reversal
    })
  }
}

function readTopUp(body: unknown): TopUpRequest | Refusal {
  const read = readFields(body, {
    orderNo: identifier,
    patientNo: identifier,
    admissionNo: identifier,
    amount: yuan,
    payMethod: oneOf(payMethods),
    payNo: identifier,
    payTime: matching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
  })

  return isRefusal(read) ? read : read.values
}

function readReversal(body: unknown): Omit<Reversal, 'reversedAtMs'> | Refusal {
  const read = readFields(body, { orderNo: identifier, reverseNo: identifier, amount: yuan, reason: text() })
  if (isRefusal(read)) return read
  const { amount, ...values } = read.values

  return { ...values, amountFen: fenOf(amount) ?? 0 }
}
