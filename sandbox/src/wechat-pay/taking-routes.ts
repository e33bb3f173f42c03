import type { FastifyInstance } from 'fastify'
import type { Transfer, Transfers } from './transfers.ts'
import type { WechatPayCredentials } from './wechat-pay-credentials.ts'

/** What the person reads before they take the money. */
export interface TransferSheet {
  merchantName: { zh: string; en: string }
  amountFen: number
  remark: string
}

/**
 * For the WeChat app's stand-in: `POST /_sandbox/transfer/open` and `/take`, `{ openid, invocation }` with what the page
 * handed to `requestMerchantTransfer` → what the person reads, or `{ problem }` (payments.md §1.9).
 */
export function registerTakingRoutes(
  app: FastifyInstance,
  { transfers, credentials }: { transfers: Transfers; credentials: WechatPayCredentials },
): void {
  const { appId, merchantId, merchantName } = credentials

  function waiting(body: unknown): Transfer | undefined {
    const { openid, invocation } = (body ?? {}) as Record<string, unknown>
    const given = (invocation ?? {}) as Record<string, unknown>
    if (given.appId !== appId || given.mchId !== merchantId) return undefined

    return transfers.waiting(String(given.package ?? ''), String(openid ?? ''))
  }

  app.post('/_sandbox/transfer/open', async ({ body }): Promise<TransferSheet | { problem: string }> => {
    const found = waiting(body)

    return found === undefined
      ? { problem: '该笔转账不能领取' }
      : { merchantName, amountFen: found.order.amountFen, remark: found.order.remark }
  })
  app.post('/_sandbox/transfer/take', async ({ body }) => {
    const found = waiting(body)
    if (found === undefined) return { problem: '该笔转账不能领取' }
    transfers.take(found)

    return {}
  })
}
