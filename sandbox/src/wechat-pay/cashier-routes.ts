import type { FastifyInstance } from 'fastify'
import type { Cashier, CashierAsk, PayInvocation } from './cashier.ts'

const FIELDS = ['appId', 'timeStamp', 'nonceStr', 'package', 'signType', 'paySign'] as const

/**
 * For the WeChat app's stand-in: `POST /_sandbox/cashier/open` and `/pay`, `{ openid, pageUrl, invocation }` →
 * what the payer reads, the number of the payment, or `{ problem }`.
 */
export function registerCashierRoutes(app: FastifyInstance, cashier: Cashier): void {
  app.post('/_sandbox/cashier/open', async ({ body }) => cashier.open(readAsk(body)))
  app.post('/_sandbox/cashier/pay', async ({ body }) => cashier.pay(readAsk(body)))
}

function readAsk(body: unknown): CashierAsk {
  const { openid, pageUrl, invocation } = (body ?? {}) as Record<string, unknown>
  const given = (invocation ?? {}) as Record<string, unknown>

  return {
    openid: String(openid ?? ''),
    pageUrl: String(pageUrl ?? ''),
    invocation: Object.fromEntries(
      FIELDS.map((name) => [name, String(given[name] ?? '')]),
    ) as unknown as PayInvocation,
  }
}
