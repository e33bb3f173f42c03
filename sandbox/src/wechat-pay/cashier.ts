import { createVerify } from 'node:crypto'
import type { Trade, Trades } from './trades.ts'
import type { WechatPayCredentials } from './wechat-pay-credentials.ts'

/** What a page hands to `getBrandWCPayRequest`, as strings. */
export interface PayInvocation {
  appId: string
  timeStamp: string
  nonceStr: string
  /** `prepay_id=…`. */
  package: string
  signType: string
  paySign: string
}

export interface CashierAsk {
  invocation: PayInvocation
  /** Whose phone it is. */
  openid: string
  /** Of the page, when one asks. */
  pageUrl?: string
}

/** What the payer reads. */
export interface CashierSheet {
  merchantName: { zh: string; en: string }
  description: string
  amountFen: number
}

/** Why the cashier does not open, in words that the page gets as `err_desc`. UNCONFIRMED wording. */
export interface CashierProblem {
  problem: string
}

/** WeChat's own side of the cashier: what the app asks WeChat Pay, and what it does (payments.md §1.3, §6.1). */
export class Cashier {
  readonly #trades: Trades
  readonly #merchant: WechatPayCredentials

  constructor(trades: Trades, merchant: WechatPayCredentials) {
    this.#trades = trades
    this.#merchant = merchant
  }

  open(ask: CashierAsk): CashierSheet | CashierProblem {
    const trade = this.#payable(ask)
    if ('problem' in trade) return trade
    const { description, amount } = trade.order

    return { merchantName: this.#merchant.merchantName, description, amountFen: amount.total }
  }

  /** The payer confirmed. Asked for again when it was paid meanwhile, it is a problem, and no second payment. */
  pay(ask: CashierAsk): { transactionId: string } | CashierProblem {
    const trade = this.#payable(ask)
    if ('problem' in trade) return trade

    return { transactionId: this.#trades.pay(trade).transactionId }
  }

  #payable({ invocation, openid, pageUrl }: CashierAsk): Trade | CashierProblem {
    const { appId, payHosts, merchantCert } = this.#merchant
    if (pageUrl !== undefined && !(URL.canParse(pageUrl) && payHosts.includes(new URL(pageUrl).hostname)))
      return { problem: '当前页面的URL未注册' }
    if (invocation.appId !== appId) return { problem: 'appid不匹配' }
    if (invocation.signType !== 'RSA' || !isSigned(invocation, merchantCert))
      return { problem: '支付验证签名失败' }
    const [name, prepayId = ''] = invocation.package.split('=', 2)
    const trade = name === 'prepay_id' ? this.#trades.payable(prepayId) : 'unknown'
    if (typeof trade === 'string') return { problem: PROBLEMS[trade] }
    if (trade.order.payer.openid !== openid) return { problem: '下单账号与支付账号不一致' }

    return trade
  }
}

const PROBLEMS = {
  unknown: '支付缺少参数：prepay_id',
  expired: '该订单已过期',
  closed: '该订单已关闭',
  paid: '该订单已支付',
}

/** Four lines, each with its line feed (payments.md §1.3). */
function isSigned(invocation: PayInvocation, certificate: string): boolean {
  const { appId, timeStamp, nonceStr, paySign } = invocation

  return createVerify('RSA-SHA256')
    .update(`${appId}\n${timeStamp}\n${nonceStr}\n${invocation.package}\n`)
    .verify(certificate, paySign, 'base64')
}
