import { randomUUID } from 'node:crypto'
import type { ErrorCode } from '@tongzhen/contract/errors'
import { appOf } from '@tongzhen/contract/headers'
import { type CashierInvocation, type Payment, payment as paymentSchema } from '@tongzhen/contract/payments'
import type { PaymentMeans, PaymentState } from '@tongzhen/contract/states'
import type { Sandbox } from '../../../sandbox/src/start-sandbox.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { Caller, type CallerOptions } from '../caller.ts'
import { personOf } from '../file-of.ts'

export interface PayerOptions extends CallerOptions {
  personId: string
  patientId: string
  sandbox: Sandbox
}

/** What a person pays, by the hospital's number: a bill, or money beforehand for a stay. */
export type Owed = { amountFen: number } & ({ billId: string } | { stayId: string })

export type Opening = { answer: Payment } | { refused: ErrorCode }

const meansOf = { wechat: 'wechat', alipay: 'alipay', web: 'unionpay', suishenban: 'unionpay' } as const

/** A person who pays with the app over HTTP, and at the cashier of the host that the app runs in. */
export class Payer {
  readonly #options: PayerOptions
  readonly #caller: Caller

  constructor(options: PayerOptions) {
    this.#options = options
    this.#caller = new Caller(options)
  }

  get means(): PaymentMeans {
    return meansOf[appOf(this.#options.device.channel)]
  }

  /** Followed until the cashier can be shown, or the payment is over. */
  async open(owed: Owed): Promise<Opening> {
    const { patientId } = this.#options
    const { amountFen } = owed
    const body = {
      ...('stayId' in owed
        ? { purpose: 'prepaid', stayId: owed.stayId }
        : { purpose: 'bills', billIds: [owed.billId] }),
      ...{ institutionId: CENTRAL, patientId, amountFen },
      means: this.means,
    }
    const request = { method: 'POST', path: '/api/payments', key: randomUUID(), body } as const
    const opened = await this.#caller.insist(request, paymentSchema)

    return 'answer' in opened ? { answer: await this.followWhile(opened.answer, 'preparing') } : opened
  }

  /**
   * Follows a payment for as long as it is in one of these states. Who has seen nothing new for as long as the app
   * waits opens the payment again, which asks the provider.
   */
  async followWhile(payment: Payment, ...states: PaymentState[]): Promise<Payment> {
    let seen = payment
    while (states.includes(seen.state)) {
      const { version } = seen
      seen = await this.#read(seen, `?waitFor=${version}`)
      if (seen.version === version) await this.comeBack(seen)
    }

    return seen
  }

  /** Confirms at the cashier; whether the money has moved. */
  async pay({ cashier }: Payment): Promise<boolean> {
    if (cashier === null) return false
    const { sandbox, personId } = this.#options
    switch (cashier.means) {
      case 'wechat': {
        const { openid } = personOf(personId).accounts.wechat

        return !('problem' in sandbox.wechatPay.cashier.pay({ invocation: cashier, openid }))
      }
      case 'alipay':
        return sandbox.alipay.trades.cashier.pay(cashier.tradeNo, { personId, source: 'balance' }) === '9000'
      case 'unionpay':
        return payByCard(cashier)
    }
  }

  /** The app is back from the cashier, and asks how it went. */
  async comeBack({ paymentId }: Payment): Promise<void> {
    const path = `/api/payments/${paymentId}/cashier-result`
    await this.#caller.insist({ method: 'POST', path, key: randomUUID() }, paymentSchema)
  }

  async giveUp({ paymentId }: Payment): Promise<void> {
    const path = `/api/payments/${paymentId}/closure`
    await this.#caller.insist({ method: 'POST', path, key: randomUUID() }, paymentSchema)
  }

  async #read({ paymentId }: Payment, query: string): Promise<Payment> {
    const path = `/api/payments/${paymentId}${query}`
    const read = await this.#caller.insist({ method: 'GET', path }, paymentSchema)
    if ('refused' in read) throw new Error(`${paymentId} cannot be read: ${read.refused}`)

    return read.answer
  }
}

/** As the browser does it: posts our form, then the cashier's. */
async function payByCard({ action, fields }: CashierInvocation & { means: 'unionpay' }): Promise<boolean> {
  const opened = await fetch(action, { method: 'POST', body: new URLSearchParams(fields) })
  if (!opened.url.includes('/cashier/')) return false
  const paid = await fetch(`${opened.url}/pay`, {
    method: 'POST',
    body: new URLSearchParams({ card: 'debit' }),
  })

  return (await paid.text()).includes('付款成功')
}
