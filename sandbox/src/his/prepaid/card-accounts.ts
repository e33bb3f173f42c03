import { demoDepositsOf } from '../../demo-deposits.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Collection, Store } from '../../lib/store.ts'
import { fenOf, yuanOf } from '../../lib/yuan.ts'
import type { DemoPerson } from '../../people.ts'
import type { PayMethod } from '../billing/settlement.ts'
import { yuan } from '../billing/settlement-fields.ts'
import { identifier, matching, oneOf, optional, readFields, text } from '../fields.ts'
import { sumFen } from '../inpatient/stay.ts'
import { OrderBook } from '../order-book.ts'
import { done, isRefusal, type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { PatientRegistry } from '../patient-registry.ts'
import {
  type CardDeposit,
  type Deduction,
  type DeductionRequest,
  type Restoration,
  refundWays,
  toDeductionAnswer,
  toDepositRow,
  toRestorationAnswer,
} from './card-deposit.ts'

const DAY_MS = 86_400_000
const ALIPAY = '04'
const WECHAT = '05'
const UNIONPAY = '07'
const CASH = '01'
const PAY_METHODS = { cash: CASH, wechat: WECHAT, alipay: ALIPAY, unionpay: UNIONPAY } as const
const [THE_WAY_IT_CAME, BY_WECHAT] = refundWays
const CARD_UNKNOWN = '5011'
const TOO_LITTLE = '5012'
const MORE_THAN_PAID = '5013'

interface CardAccountsOptions {
  store: Store
  hospitalCode: string
  clock: Clock
  registry: PatientRegistry
  people: readonly DemoPerson[]
}

/**
 * What was paid onto cards beforehand (预交金), and what is taken off to be given back (`/prepaid/*`). As with
 * settlements, every decision is made and written in one step without waiting.
 */
export class CardAccounts {
  readonly #options: CardAccountsOptions
  readonly #deposits: Collection<CardDeposit>
  readonly #book: OrderBook<Deduction, Restoration>

  constructor(options: CardAccountsOptions) {
    const { store, hospitalCode } = options
    this.#options = options
    this.#deposits = store.collection(`${hospitalCode}/card-deposits`)
    this.#book = new OrderBook({
      ...{ store, orders: `${hospitalCode}/card-deductions`, backs: `${hospitalCode}/card-restorations` },
      ...{ heldAs: 'DEDUCTED', backNo: 'restoreNo' },
      ...{ toAnswer: toDeductionAnswer, toBackAnswer: toRestorationAnswer },
    })
    this.addDemoDeposits()
  }

  /** Once for each, dated back from the day of the first start. */
  addDemoDeposits(): void {
    const { store, clock, people, hospitalCode } = this.#options
    const deposits = people.flatMap(demoDepositsOf).filter((one) => one.hospitalCode === hospitalCode)
    store.transaction(() => {
      for (const { payOrderNo, payNo, patientNo, cardNo, yuan: amount, by, daysAgo } of deposits) {
        if (this.#deposits.has(payOrderNo)) continue
        this.#deposits.set(payOrderNo, {
          ...{ depositNo: payOrderNo, patientNo, cardNo, payOrderNo, payNo },
          ...{ amountFen: Math.round(amount * 100), payMethod: PAY_METHODS[by] },
          paidAtMs: clock.now() - daysAgo * DAY_MS,
        })
      }
    })
  }

  /** The newest first. */
  list(): Deduction[] {
    return this.#book.list()
  }

  restorations(): Restoration[] {
    return this.#book.backs()
  }

  /** By what it was to go back. */
  payMethodOf({ request }: Deduction): PayMethod {
    const deposit = request.depositNo === undefined ? undefined : this.#deposits.get(request.depositNo)
    if (deposit !== undefined && deposit.payMethod !== CASH) return deposit.payMethod

    return request.way === BY_WECHAT ? WECHAT : ALIPAY
  }

  balanceFen(cardNo: string): number {
    const deposits = [...this.#deposits.values()].filter((one) => one.cardNo === cardNo)

    return sumFen(deposits) - sumFen(this.#taken().filter(({ request }) => request.cardNo === cardNo))
  }

  accounts(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier })
    if (isRefusal(read)) return read
    const file = this.#options.registry.find(read.values.patientNo)
    if (file === undefined) return refuse('2001')

    return done({
      name: file.name,
      accounts: file.cards.map(({ cardNo, cardType, status }) => ({
        ...{ cardNo, cardType, status, balance: yuanOf(this.balanceFen(cardNo)) },
        deposits: this.#depositsOf(cardNo).map((deposit) => toDepositRow(deposit, this.#leftFen(deposit))),
      })),
    })
  }

  deduct(body: unknown): Outcome<unknown> {
    const request = readDeduction(body)
    if (isRefusal(request)) return request

    return this.#book.take(request, () => {
      const refused = this.#refusalOf(request)
      if (refused) return refused
      const amountFen = fenOf(request.amount) ?? 0
      const deductedAtMs = this.#options.clock.now()
      const deduction: Deduction = { request, amountFen, status: 'DEDUCTED', deductedAtMs }
      this.#book.save(deduction)

      return done(toDeductionAnswer(deduction))
    })
  }

  query(body: unknown): Outcome<unknown> {
    return this.#book.query(body)
  }

  cancel(body: unknown): Outcome<unknown> {
    return this.#book.cancel(body)
  }

  /** The money has arrived: what was taken off stays off. Told again, nothing changes. */
  confirm(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      ...{ orderNo: identifier, payNo: identifier },
      payTime: matching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
    })
    if (isRefusal(read)) return read
    const { orderNo, ...paid } = read.values
    const deduction = this.list().find(({ request }) => request.orderNo === orderNo)
    if (deduction === undefined) return refuse('4006')
    if (deduction.status === 'RESTORED') return refuse('4008', { status: deduction.status })
    const confirmed: Deduction = { ...deduction, status: 'CONFIRMED', paid: deduction.paid ?? paid }
    this.#book.save(confirmed)

    return done(toDeductionAnswer(confirmed))
  }

  restore(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      ...{ orderNo: identifier, restoreNo: identifier, amount: yuan, reason: text() },
    })
    if (isRefusal(read)) return read
    const { amount, ...asked } = read.values
    const amountFen = fenOf(amount) ?? 0

    return this.#book.giveBack({ ...asked, amountFen, number: asked.restoreNo }, (deduction) => {
      const { store, clock } = this.#options
      const restoration: Restoration = { ...asked, amountFen, restoredAtMs: clock.now() }
      store.transaction(() => {
        this.#book.saveBack(asked.restoreNo, restoration)
        this.#book.save({ ...deduction, status: 'RESTORED', restoreNo: asked.restoreNo })
      })

      return done(toRestorationAnswer(restoration))
    })
  }

  queryRestoration(body: unknown): Outcome<unknown> {
    return this.#book.queryBack(body)
  }

  #refusalOf({ patientNo, cardNo, amount, way, depositNo }: DeductionRequest): Refusal | undefined {
    const file = this.#options.registry.find(patientNo)
    if (file?.cards.some((card) => card.cardNo === cardNo && card.status === '1') !== true)
      return refuse(CARD_UNKNOWN)
    const amountFen = fenOf(amount) ?? 0
    if (amountFen <= 0 || amountFen > this.balanceFen(cardNo)) return refuse(TOO_LITTLE)
    if (way !== THE_WAY_IT_CAME) return undefined
    const deposit = this.#depositsOf(cardNo).find((one) => one.depositNo === depositNo)
    if (deposit === undefined || deposit.payMethod === CASH) return refuse(MORE_THAN_PAID)

    return amountFen > this.#leftFen(deposit) ? refuse(MORE_THAN_PAID) : undefined
  }

  #taken(): Deduction[] {
    return this.list().filter(({ status }) => status !== 'RESTORED')
  }

  /** The newest first. */
  #depositsOf(cardNo: string): CardDeposit[] {
    return [...this.#deposits.values()]
      .filter((one) => one.cardNo === cardNo)
      .sort((a, b) => b.paidAtMs - a.paidAtMs)
  }

  /** What may still go back the way it came: never more than the card holds. */
  #leftFen({ depositNo, amountFen, cardNo }: CardDeposit): number {
    const back = this.#taken().filter(({ request }) => request.depositNo === depositNo)

    return Math.max(0, Math.min(amountFen - sumFen(back), this.balanceFen(cardNo)))
  }
}

function readDeduction(body: unknown): DeductionRequest | Refusal {
  const read = readFields(body, {
    ...{ orderNo: identifier, patientNo: identifier, cardNo: identifier, amount: yuan },
    ...{ way: oneOf(refundWays), depositNo: optional(identifier) },
  })
  if (isRefusal(read)) return read
  const { depositNo, ...request } = read.values

  return { ...request, ...(depositNo !== undefined && { depositNo }) }
}
