import type { FastifyRequest } from 'fastify'
import { sendAnswer } from './answer.ts'
import { clearingDay } from './compact-time.ts'
import type { Fields } from './fields.ts'
import { owesNotice } from './notices.ts'
import { requestProblem } from './request-check.ts'
import type { ResponseCode } from './response-codes.ts'
import { resultFields } from './trade-fields.ts'
import type { UnionpayService } from './unionpay-service.ts'

const DAY_MS = 86_400_000

/**
 * `POST /gateway/api/backTransReq.do`: refund 04/00 of a part or all, and revocation 31/00 of all on the same
 * clearing day (payments.md §4.1). 00 means accepted: what becomes of it, the query and a call-back tell.
 */
export function registerBackRoute(service: UnionpayService): void {
  const { app, credentials, settings, trades } = service

  app.post('/gateway/api/backTransReq.do', async ({ body }: FastifyRequest, reply) => {
    const asked = (body ?? {}) as Fields
    const problem = requestProblem(asked, { kinds: ['04/00', '31/00'], credentials })
    if (problem !== undefined) return sendAnswer(reply, service, { asked, ...problem })
    const objection = objectionTo(asked, service)
    if (objection !== undefined) return sendAnswer(reply, service, { asked, code: objection })

    const payment = trades.findByQueryId(asked.origQryId ?? '')?.outcome
    const trade = trades.decide(trades.open(asked), {
      code: settings.refundOutcome,
      pending: settings.refundPending,
      settlesAfterMs: settings.settlesAfterSeconds * 1000,
      accNo: payment?.accNo ?? '',
      payCardType: payment?.payCardType ?? '',
    })
    owesNotice(service, trade)

    return sendAnswer(reply, service, { asked, code: '00', more: resultFields(trade) })
  })
}

/** Which code each objection has is UNCONFIRMED beyond the sense of its text. */
function objectionTo(asked: Fields, { trades, clock, settings }: UnionpayService): ResponseCode | undefined {
  const isRepeated = trades.find(asked) !== undefined
  if (isRepeated && settings.seesRepetitionFirst) return '12'
  const payment = trades.findByQueryId(asked.origQryId ?? '')
  if (payment?.outcome === undefined || payment.asked.txnType !== '01') return '35'
  if (trades.codeOf(payment) !== '00') return '35'

  const { madeAtMs, queryId } = payment.outcome
  const leftFen = payment.amountFen - trades.returnedFen(queryId)
  const amountFen = Number(asked.txnAmt)
  if (leftFen === 0) return '45'
  if (amountFen > leftFen) return '36'
  if (isRepeated) return '12'
  if (clock.now() - madeAtMs > settings.refundDays * DAY_MS) return '39'
  if (asked.txnType === '04') return undefined
  if (clearingDay(clock.now()) !== clearingDay(madeAtMs)) return '39'

  return amountFen === payment.amountFen ? undefined : '36'
}
