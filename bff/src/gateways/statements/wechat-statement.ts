import { z } from 'zod'
import type { MerchantConfig } from '../../config/merchants.ts'
import type { FileClient } from '../../lib/http.ts'
import { type GatewayFailure, isGatewayFailure } from '../failure.ts'
import { localDateTime } from '../values.ts'
import { billYuan, readRow, wholeNumber } from './columns.ts'
import type { Statement, StatementGateway, StatementLine, StatementSink } from './port.ts'
import { UnreadableStatement } from './port.ts'
import { createTally } from './read-lines.ts'
import { createWechatBills, FUND_FLOW, flowFile } from './wechat-bills.ts'

const COLUMNS = [
  ...['交易时间', '商户号', '微信订单号', '商户订单号', '交易状态', '微信退款单号', '商户退款单号'],
  ...['退款状态', '订单金额', '申请退款金额'],
] as const
const TRADES = ['SUCCESS', 'REFUND', 'REVOKED'] as const
const REFUND_STATUS = {
  SUCCESS: 'done',
  PROCESSING: 'pending',
  CHANGE: 'failed',
  FAIL: 'failed',
  CLOSED: 'failed',
} as const

const tradeRow = z.object({
  交易时间: localDateTime,
  商户号: z.string().min(1),
  微信订单号: z.string().min(1),
  商户订单号: z.string().min(1),
  交易状态: z.enum(TRADES),
  微信退款单号: z.string(),
  商户退款单号: z.string(),
  退款状态: z.string(),
  订单金额: billYuan,
  申请退款金额: billYuan,
})
const tradeSums = z.object({ 总交易单数: wholeNumber, 订单总金额: billYuan, 申请退款总金额: billYuan })
/** WeChat Pay's trade bill of a day, and the fund-flow bill of the account that it fills. */
export function createWechatStatement(
  merchant: MerchantConfig<'wechat'>,
  { http }: { http: FileClient },
): StatementGateway {
  const bills = createWechatBills(merchant, { http })

  return {
    async read(day, sink, { traceId }): Promise<Statement | GatewayFailure> {
      const trades = tradeFile(merchant.merchantId, sink)
      const was = await bills.read({ path: '/v3/bill/tradebill', day, traceId, file: trades })
      if (isGatewayFailure(was)) return was
      if (was !== 'read') return { is: was }
      const flow = flowFile()
      const flowed = await bills.read({ path: FUND_FLOW, day, traceId, file: flow })
      if (isGatewayFailure(flowed)) return flowed
      if (flowed === 'not_ready') return { is: 'not_ready' }

      return { is: 'read', ...trades.sums, flow: flow.sums }
    },
  }
}

function tradeFile(merchantId: string, sink: StatementSink) {
  const tally = createTally(sink)

  return {
    sums: tally.sums,
    columns: COLUMNS,
    async row(cells: Record<string, string>) {
      const row = readRow(tradeRow, cells)
      if (row.商户号 !== merchantId) throw new UnreadableStatement('a line of another merchant')
      await tally.add(toLine(row))
    },
    async summary(cells: Record<string, string>) {
      const {
        总交易单数: count,
        订单总金额: paidFen,
        申请退款总金额: refundedFen,
      } = readRow(tradeSums, cells)
      tally.mustBe({ count, paidFen, refundedFen })
      await tally.flush()
    },
  }
}

function toLine(row: z.output<typeof tradeRow>): StatementLine {
  const common = { orderNumber: row.商户订单号, at: row.交易时间, means: 'wechat' } as const
  if (row.交易状态 === 'SUCCESS')
    return {
      ...{ ...common, kind: 'payment', number: row.商户订单号, fen: row.订单金额, status: 'done' },
      providerNumber: row.微信订单号,
    }
  const status = Object.hasOwn(REFUND_STATUS, row.退款状态)
    ? REFUND_STATUS[row.退款状态 as keyof typeof REFUND_STATUS]
    : 'pending'

  return {
    ...{ ...common, kind: 'refund', number: row.商户退款单号 || null, fen: row.申请退款金额, status },
    providerNumber: row.微信退款单号,
  }
}
