import { yuanOf } from '../../lib/yuan.ts'
import type { TransferSheet } from '../../wechat-pay/taking-routes.ts'
import { askInHost, inPhoneLanguage } from './host-dialog.ts'
import type { BridgeParams } from './weixin-bridge.ts'

/**
 * `requestMerchantTransfer`: the person reads from whom how much comes, and takes it or not. `ok` says only that the
 * page was shown (payments.md §1.9).
 */
export async function takeTransferInWechat(
  invocation: BridgeParams,
): Promise<{ outcome: string; err_desc?: string }> {
  const sheet = await ask<TransferSheet>('open', invocation)
  if ('problem' in sheet) return { outcome: 'fail', err_desc: sheet.problem }
  const answer = await askInHost({
    title: inPhoneLanguage({ zh: '确认收款', en: 'Take the money' }),
    text: `${inPhoneLanguage(sheet.merchantName)} ¥${yuanOf(sheet.amountFen)} ${sheet.remark}`,
    accept: inPhoneLanguage({ zh: '确认收款到零钱', en: 'Take it' }),
    refuse: inPhoneLanguage({ zh: '暂不收款', en: 'Not now' }),
  })
  if (answer !== undefined) await ask('take', invocation)

  return { outcome: 'ok' }
}

async function ask<T extends object>(
  step: 'open' | 'take',
  invocation: BridgeParams,
): Promise<T | { problem: string }> {
  try {
    const answer = await fetch(`/__host/transfer/${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invocation }),
    })

    return answer.ok ? ((await answer.json()) as T) : { problem: '系统繁忙' }
  } catch {
    return { problem: '网络异常' }
  }
}
