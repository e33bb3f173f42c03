import type {
  CallbackHint,
  CallbackRejection,
  ChannelOrder,
  ChannelRefundOrder,
  PaymentChannel,
} from '../../src/gateways/payments/port.ts'
import { ChannelRefused } from '../../src/gateways/payments/refused.ts'
import type { PaymentChannels } from '../../src/gateways/payments/registry.ts'
import { shanghaiInstant } from '../../src/lib/shanghai-time.ts'
import { Faults } from './faults.ts'

interface Trade {
  order: ChannelOrder
  state: 'unpaid' | 'paid' | 'closed'
  paidFen: number
  /** The payer's card is gone: a refund is accepted, and fails for good. */
  isOfVoidCard: boolean
  refunds: Map<string, number>
}

type ChannelCall = 'create' | 'query' | 'close' | 'refund' | 'queryRefund'

/** A provider played by the test: keeps trades truly, and answers as badly as it is told to. */
export class ModelChannel implements PaymentChannels {
  readonly faults = new Faults<ChannelCall>()
  readonly #trades = new Map<string, Trade>()
  readonly #now: () => Date
  readonly #channel: PaymentChannel

  constructor(now: () => Date) {
    this.#now = now
    this.#channel = this.#build()
  }

  of(merchant: string): PaymentChannel | undefined {
    return merchant === 'unionpay' ? this.#channel : undefined
  }

  tradeOf(orderNumber: string): Trade {
    const trade = this.#trades.get(orderNumber)
    if (trade === undefined) throw new Error(`no trade ${orderNumber}`)

    return trade
  }

  /** The person confirms at the cashier; false when the trade cannot be paid any more. */
  pay(orderNumber: string, amountFen?: number): boolean {
    const trade = this.tradeOf(orderNumber)
    if (trade.state !== 'unpaid') return false
    Object.assign(trade, { state: 'paid', paidFen: amountFen ?? trade.order.amountFen })

    return true
  }

  /** As a provider that lets a closed trade be paid nevertheless. */
  payLate(orderNumber: string): void {
    const trade = this.tradeOf(orderNumber)
    Object.assign(trade, { state: 'paid', paidFen: trade.order.amountFen })
  }

  /** The payer's bank closes the card it was paid from (WeChat Pay's `ABNORMAL`). */
  voidCard(orderNumber: string): void {
    this.tradeOf(orderNumber).isOfVoidCard = true
  }

  /** Finance pays it out on the provider's own platform after all, under the number that was refused. */
  repairRefund(orderNumber: string, { refundNumber, fen }: { refundNumber: string; fen: number }): void {
    const trade = this.tradeOf(orderNumber)
    trade.isOfVoidCard = false
    trade.refunds.set(refundNumber, fen)
  }

  /** What the provider holds for the merchant. */
  netFen(): number {
    return [...this.#trades.values()].reduce((sum, { paidFen, refunds }) => sum + paidFen - total(refunds), 0)
  }

  #build(): PaymentChannel {
    const { faults } = this

    return {
      means: 'unionpay',
      create: (order) =>
        faults.perform('create', () => {
          const known = this.#trades.get(order.orderNumber)
          if (known === undefined) {
            const fresh = { order, state: 'unpaid', paidFen: 0, isOfVoidCard: false } as const
            this.#trades.set(order.orderNumber, { ...fresh, refunds: new Map() })
          }

          return known?.state === 'closed'
            ? new ChannelRefused('trade_closed', { code: '1' })
            : ({ means: 'unionpay' } as const)
        }),
      invocation: (order) => ({
        means: 'unionpay',
        action: 'http://localhost:9/cashier',
        fields: { orderId: order.orderNumber, frontUrl: order.returnUrl },
      }),
      query: ({ orderNumber }) =>
        faults.perform('query', () => {
          const trade = this.#trades.get(orderNumber)
          if (trade === undefined) return { state: 'none' } as const
          if (trade.state !== 'paid') return { state: trade.state } as const

          return {
            state: 'paid',
            amountFen: trade.paidFen,
            providerNumber: `UP${orderNumber}`,
            paidAt: shanghaiInstant(this.#now()),
          } as const
        }),
      close: ({ orderNumber }) =>
        faults.perform('close', () => {
          const trade = this.#trades.get(orderNumber)
          if (trade?.state === 'paid') return 'already_paid' as const
          if (trade) trade.state = 'closed'

          return 'closed' as const
        }),
      refund: (refund) => faults.perform('refund', () => this.#refund(refund)),
      queryRefund: ({ orderNumber, refundNumber }) =>
        faults.perform('queryRefund', () => {
          const trade = this.#trades.get(orderNumber)
          if (trade?.isOfVoidCard) return { state: 'impossible', code: 'ABNORMAL' } as const
          const isDone = trade?.refunds.has(refundNumber) ?? false

          return isDone
            ? ({ state: 'done', refundedAt: shanghaiInstant(this.#now()) } as const)
            : { state: 'none' }
        }),
      readCallback: ({ body, headers }) => readCallback(body, headers),
    }
  }

  #refund({ orderNumber, refundNumber, amountFen }: ChannelRefundOrder) {
    const { refunds, paidFen, isOfVoidCard } = this.tradeOf(orderNumber)
    if (isOfVoidCard) return { state: 'processing' } as const
    const before = total(refunds) - (refunds.get(refundNumber) ?? 0)
    if (before + amountFen > paidFen) return new ChannelRefused('refund_too_much', { code: '2' })
    refunds.set(refundNumber, amountFen)

    return { state: 'done', refundedAt: shanghaiInstant(this.#now()) } as const
  }
}

function readCallback(
  body: Buffer,
  headers: Readonly<Record<string, string | undefined>>,
): CallbackHint | CallbackRejection {
  if (headers['x-signature'] !== 'true') return { rejected: 'bad_signature', status: 401 }
  const { eventId, orderNumber, refundNumber, claimedFen } = JSON.parse(body.toString())
  const about =
    refundNumber === undefined
      ? ({ kind: 'payment', orderNumber } as const)
      : ({ kind: 'refund', orderNumber, refundNumber } as const)

  return { eventId, about, claimedFen }
}

function total(refunds: ReadonlyMap<string, number>): number {
  return [...refunds.values()].reduce((sum, fen) => sum + fen, 0)
}
