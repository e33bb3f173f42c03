import type { FastifyRequest } from 'fastify'
import { sendAnswer } from './answer.ts'
import type { Fields } from './fields.ts'
import { requestProblem } from './request-check.ts'
import { responseText } from './response-codes.ts'
import { repeatedFields, resultFields } from './trade-fields.ts'
import type { UnionpayService } from './unionpay-service.ts'

/**
 * `POST /gateway/api/queryTrans.do`: `respCode` is the query's own, `origRespCode` the trade's (payments.md
 * §4.1). An order that nobody has paid is unknown: 34.
 */
export function registerQueryRoute(service: UnionpayService): void {
  const { app, credentials, trades } = service

  app.post('/gateway/api/queryTrans.do', async ({ body }: FastifyRequest, reply) => {
    const asked = (body ?? {}) as Fields
    const problem = requestProblem(asked, { kinds: ['00/00'], credentials })
    if (problem !== undefined) return sendAnswer(reply, service, { asked, ...problem })

    const trade = trades.find(asked)
    const origRespCode = trade && trades.codeOf(trade)
    if (trade === undefined || origRespCode === undefined)
      return sendAnswer(reply, service, { asked, code: '34' })

    return sendAnswer(reply, service, {
      asked,
      code: '00',
      more: {
        ...resultFields(trade),
        reqReserved: repeatedFields(trade.asked).reqReserved ?? '',
        origRespCode,
        origRespMsg: responseText(origRespCode),
      },
    })
  })
}
