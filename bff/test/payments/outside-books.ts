import type { PaymentMeans } from '@tongzhen/contract/states'
import { isPaid } from '../../../sandbox/src/alipay/trades/trade.ts'
import type { HospitalHis } from '../../../sandbox/src/his/hospital-his.ts'
import type { Sandbox } from '../../../sandbox/src/start-sandbox.ts'
import { isPaid as isPaidAtWechat } from '../../../sandbox/src/wechat-pay/trades.ts'

/** What one side holds of an order, in fen. */
export interface Held {
  paidFen: number
  refundedFen: number
  /** How many times money was given back. */
  refunds: number
}

/** Orders in which money has moved, by our order number. */
export type Books = ReadonlyMap<string, Held>

/** Deposits on the cards of demo people, there from the beginning (sandbox/src/demo-deposits.ts). */
export const DEMO_DEPOSITS = /^KD/

/** What the providers have taken and given back through us. */
export function providerBooks({ wechatPay, alipay, unionpay }: Sandbox): Record<PaymentMeans, Books> {
  const ours = (books: Books) => new Map([...books].filter(([number]) => !DEMO_DEPOSITS.test(number)))

  return {
    wechat: ours(wechatBooks(wechatPay)),
    alipay: ours(alipayBooks(alipay)),
    unionpay: ours(unionpayBooks(unionpay)),
  }
}

function wechatBooks({ trades, refunds }: Sandbox['wechatPay']): Books {
  return new Map(
    trades.list().flatMap((trade) => {
      if (!isPaidAtWechat(trade)) return []
      const { out_trade_no, amount } = trade.order
      const back = refunds
        .list()
        .filter(({ outTradeNo, status }) => outTradeNo === out_trade_no && status === 'SUCCESS')
        .map(({ order }) => order.amount.refund)

      return [[out_trade_no, held(amount.total, back)] as const]
    }),
  )
}

function alipayBooks({ trades: { book } }: Sandbox['alipay']): Books {
  return new Map(
    book.list().flatMap((trade) => {
      if (!isPaid(trade, book.nowMs)) return []
      const back = trade.refunds.map(({ amountFen }) => amountFen)

      return [[trade.outTradeNo, held(trade.totalFen, back)] as const]
    }),
  )
}

function unionpayBooks({ trades }: Sandbox['unionpay']): Books {
  const moved = trades.list().filter((trade) => trades.codeOf(trade) === '00')

  return new Map(
    moved.flatMap(({ asked, amountFen, outcome }) => {
      if (asked.txnType !== '01') return []
      const back = moved
        .filter((one) => one.asked.origQryId === outcome?.queryId)
        .map((refund) => refund.amountFen)

      return [[asked.orderId ?? '', held(amountFen, back)] as const]
    }),
  )
}

function held(paidFen: number, back: number[]): Held {
  return { paidFen, refundedFen: back.reduce((sum, fen) => sum + fen, 0), refunds: back.length }
}

/** What the hospital has taken, in fen by order number; what it gave back is no longer among it. */
export function hospitalBooks({ cashier, ward }: HospitalHis) {
  const settled = cashier.settlements().filter(({ status }) => status === 'SETTLED')
  const credited = ward.topUps().filter(({ status }) => status === 'CREDITED')

  return { bills: byOrder(settled), stays: byOrder(credited) }
}

function byOrder(
  orders: readonly { request: { orderNo: string }; amountFen: number }[],
): Map<string, number> {
  return new Map(orders.map(({ request, amountFen }) => [request.orderNo, amountFen]))
}
