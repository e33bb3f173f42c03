import type {
  CashierBill,
  CashierProblem,
  PayResultCode,
  PaySource,
} from '../../../../alipay/trades/cashier.ts'
import { askInHost } from '../../../browser/host-dialog.ts'
import { openCashier } from '../shell/cashier-sheet.ts'
import type { HostWords } from '../shell/words.ts'
import { asyncApi, MyError } from './my-api.ts'
import type { Network } from './network.ts'

export interface PaymentOptions {
  personId: string
  layer: ShadowRoot
  words: HostWords
  network: Network
}

/** What the host itself makes of it (payments.md §3.3); the rest Alipay says. */
const CANCELLED = '6001'
const NO_NETWORK = '6002'
const NOT_PAID = '4000'
/** The answer to the payment was lost: it may have been made. */
const UNKNOWN = '6004'
/** The person went to find their password again. */
const LEFT = '99'

/**
 * `my.tradePay({ tradeNO })`: `success` with a resultCode, also when nothing was paid. Alipay keeps the money; the sheet
 * only asks. What a stranger's trade is answered with is UNCONFIRMED.
 */
export function paymentApis({ personId, layer, words, network }: PaymentOptions) {
  async function pay(tradeNo: string): Promise<string> {
    const bill = await ask<CashierBill | { problem: CashierProblem }>('open', { personId, tradeNo })
    if (bill === undefined) return NO_NETWORK
    if ('problem' in bill) {
      await askInHost({
        title: words.cannotPay,
        text: words.cashierProblems[bill.problem],
        accept: words.done,
      })

      return NOT_PAID
    }
    const choice = await openCashier({ layer, words, bill })
    if (choice === 'cancel') return CANCELLED
    if (choice === 'forgot_password') return LEFT
    if (!network.isConnected) return NO_NETWORK

    return confirm(tradeNo, choice)
  }

  async function confirm(tradeNo: string, source: PaySource): Promise<string> {
    const paid = await ask<{ resultCode: PayResultCode }>('pay', { personId, tradeNo, source })

    return paid?.resultCode ?? UNKNOWN
  }

  async function ask<Answer>(step: 'open' | 'pay', body: object): Promise<Answer | undefined> {
    if (!network.isConnected) return undefined
    try {
      const response = await fetch(`/__cashier/${step}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })

      return response.ok ? ((await response.json()) as Answer) : undefined
    } catch {
      return undefined
    }
  }

  return {
    tradePay: asyncApi('tradePay', async ({ tradeNO }) => {
      if (!tradeNO) throw new MyError(2, 'tradeNO is missing')

      return { resultCode: await pay(tradeNO) }
    }),
  }
}
