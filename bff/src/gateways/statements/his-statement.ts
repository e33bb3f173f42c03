import { z } from 'zod'
import type { InstitutionConfig } from '../../config/institution.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FileClient } from '../../lib/http.ts'
import { GatewayFailure, isGatewayFailure } from '../failure.ts'
import { createFrontServiceClient } from '../his/front-service/client.ts'
import { payMethods } from '../his/front-service/codes.ts'
import { coded } from '../his/front-service/values.ts'
import { localDateTime } from '../values.ts'
import { billYuan, wholeNumber } from './columns.ts'
import { type Statement, type StatementGateway, type StatementLine, UnreadableStatement } from './port.ts'
import { asFailure, createTally } from './read-lines.ts'

const row = z.object({
  kind: z.enum(['1', '2']),
  payOrderNo: z.string().min(1),
  refundNo: z.string().min(1).nullish(),
  payMethod: coded(payMethods),
  payNo: z.string(),
  amount: billYuan,
  time: localDateTime,
})
const page = z.object({
  date: z.string(),
  page: wholeNumber,
  pages: wholeNumber,
  count: wholeNumber,
  paid: billYuan,
  refunded: billYuan,
  lines: z.array(row),
})

/** Codes of `/statement/list` (docs/interfaces/his.md, "Reconciliation"); 8001: the day is not closed yet. */
const NOT_CLOSED = '8001'
const REFUSED = ['1001', '1002', '1003', '1004', '8001', '8002', '8003', '9001']

/** A hospital's books of a day, of what was paid through us, page by page. */
export function createHisStatement(
  { his }: Pick<InstitutionConfig, 'his'>,
  { http, clock }: { http: FileClient; clock: Clock },
): StatementGateway {
  const client = createFrontServiceClient(his, { http, clock })

  function ask(day: string, number: number, traceId: string) {
    return client.call(
      {
        path: '/statement/list',
        request: { date: day, page: String(number) },
        answer: page,
        refusal: (code) =>
          REFUSED.includes(code) ? new GatewayFailure('refused', { code, reason: code }) : undefined,
      },
      { traceId },
    )
  }

  return {
    async read(day, sink, { traceId }): Promise<Statement | GatewayFailure> {
      const tally = createTally(sink)
      for (let number = 1; ; number += 1) {
        const answer = await ask(day, number, traceId)
        if (isGatewayFailure(answer)) return answer.code === NOT_CLOSED ? { is: 'not_ready' } : answer
        try {
          if (answer.date !== day || answer.page !== number) throw new UnreadableStatement('another page')
          for (const line of answer.lines) await tally.add(toLine(line))
          if (number < answer.pages) continue
          const { count, paid: paidFen, refunded: refundedFen } = answer
          tally.mustBe({ count, paidFen, refundedFen })
          await tally.flush()
        } catch (error) {
          return asFailure(error)
        }

        return { is: 'read', ...tally.sums }
      }
    },
  }
}

function toLine(line: z.output<typeof row>): StatementLine {
  const isRefund = line.kind === '2'

  return {
    orderNumber: line.payOrderNo,
    kind: isRefund ? 'refund' : 'payment',
    number: isRefund ? (line.refundNo ?? null) : line.payOrderNo,
    ...{ fen: line.amount, at: line.time, status: 'done', means: line.payMethod, providerNumber: line.payNo },
  }
}
