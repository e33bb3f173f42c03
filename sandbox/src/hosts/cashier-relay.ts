import { json } from 'node:stream/consumers'
import type { FastifyInstance } from 'fastify'
import { personOf } from './person-cookie.ts'

/**
 * `POST /__host/cashier/open` and `/pay` `{ pageUrl, invocation }`, and `/__host/transfer/open` and `/take`: the app asks WeChat Pay in the name of whoever
 * holds the phone. The page never learns who that is.
 */
export function registerCashierRelay(app: FastifyInstance, wechatPayOrigin: string): void {
  for (const step of ['cashier/open', 'cashier/pay', 'transfer/open', 'transfer/take']) {
    app.post(`/__host/${step}`, async (request, reply) => {
      const asked = (await json(request.raw)) as Record<string, unknown>
      const answer = await fetch(`${wechatPayOrigin}/_sandbox/${step}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...asked, openid: personOf(request)?.accounts.wechat.openid }),
      })

      return reply
        .code(answer.status)
        .type('application/json')
        .send(await answer.text())
    })
  }
}
