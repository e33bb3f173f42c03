import type { CashierSheet } from '../../wechat-pay/cashier.ts'
import { askPayer } from './cashier-sheet.ts'
import type { BridgeParams } from './weixin-bridge.ts'

type Answer<T> = T | { problem: string }

/**
 * `getBrandWCPayRequest`: WeChat Pay judges the page's call, the payer decides, WeChat Pay moves the money. The
 * page gets `ok`, `cancel` or `fail`, and on `fail` the reason as `err_desc` (payments.md §1.3).
 */
export async function payInWechat(invocation: BridgeParams): Promise<{ outcome: string; err_desc?: string }> {
  const sheet = await ask<CashierSheet>('open', invocation)
  if ('problem' in sheet) return failed(sheet.problem)
  const choice = await askPayer(sheet)
  if (choice === 'cancel') return { outcome: 'cancel' }
  if (choice === 'too_little_money') return failed('余额不足')
  const payment = await ask<{ transactionId: string }>('pay', invocation)

  return 'problem' in payment ? failed(payment.problem) : { outcome: 'ok' }
}

function failed(reason: string) {
  return { outcome: 'fail', err_desc: reason }
}

async function ask<T extends object>(step: 'open' | 'pay', invocation: BridgeParams): Promise<Answer<T>> {
  try {
    const answer = await fetch(`/__host/cashier/${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pageUrl: location.href, invocation }),
    })

    return answer.ok ? ((await answer.json()) as T) : { problem: '系统繁忙' }
  } catch {
    return { problem: '网络异常' }
  }
}
