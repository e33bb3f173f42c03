import type { Answer } from '../../src/modules/payments/answers.ts'
import type { Ground } from './ground.ts'
import { Hospital } from './hospital.ts'
import { Insurer } from './insurer.ts'
import { Provider, type ProviderEvents } from './provider.ts'
import { type Operation, type Payment, refundNumberOf } from './store.ts'

/** The three who hold money or count on it. */
export class Outside {
  readonly provider: Provider
  readonly insurer: Insurer
  readonly hospital: Hospital
  /** Refund calls by payment, for software that numbers each anew. */
  readonly #refundCalls = new Map<Payment, number>()

  constructor(
    private readonly ground: Ground,
    on: ProviderEvents & { booked(orderNumber: string): void },
  ) {
    this.provider = new Provider(ground, on)
    this.insurer = new Insurer(ground, on.booked)
    this.hospital = new Hospital(ground, on.booked)
  }

  /** The request of an operation as it is sent now, however late it arrives. */
  prepare({ payment, kind }: Operation): () => Answer {
    const { provider, insurer, hospital } = this
    const { orderNumber, order } = payment
    const number = refundNumberOf(payment)
    switch (kind) {
      case 'check':
        return () => hospital.check(payment)
      case 'prepay': {
        const trade = { fen: order.cashFen, expiresMs: order.expiresAt.getTime() }

        return () => provider.create(orderNumber, trade)
      }
      case 'query_trade':
        return () => provider.query(orderNumber)
      case 'close_trade':
        return () => provider.close(orderNumber)
      case 'settle_insurance':
        return () => insurer.settle(orderNumber, order.insuranceFen)
      case 'query_insurance':
        return () => insurer.query(orderNumber)
      case 'revoke_insurance':
        return () => insurer.revoke(orderNumber)
      case 'settle':
        return () => hospital.settle(payment)
      case 'query_settlement':
        return () => hospital.querySettlement(orderNumber)
      case 'fence':
        return () => hospital.fence(orderNumber)
      case 'unsettle': {
        const items = payment.itemsBack.get(number)
        const refund = { number, fen: order.refundFen + order.insuredFen, ...(items && { items }) }

        return () => hospital.unsettle(orderNumber, refund)
      }
      case 'query_unsettle':
        return () => hospital.queryUnsettle(orderNumber, number)
      case 'refund': {
        const refund = { number: this.#refundNumber(payment, 1), fen: order.refundFen }

        return () => provider.refund(orderNumber, refund)
      }
      case 'query_refund': {
        const asked = this.#refundNumber(payment, 0)

        return () => provider.queryRefund(orderNumber, asked)
      }
    }
  }

  #refundNumber(payment: Payment, added: number): string {
    const fixed = refundNumberOf(payment)
    if (this.ground.rules.keepsRefundNumber) return fixed
    const calls = (this.#refundCalls.get(payment) ?? 0) + added
    this.#refundCalls.set(payment, calls)

    return `${fixed}.${calls}`
  }
}
