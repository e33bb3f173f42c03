import { z } from 'zod'
import type { MerchantConfig } from '../../config/merchants.ts'
import { localDateTime } from '../values.ts'
import { type AlipayBillOptions, createAlipayBill } from './alipay-bill.ts'
import { billYuan, readRow } from './columns.ts'
import { type StatementGateway, UnreadableStatement } from './port.ts'
import { createTransferTally } from './transfer-tally.ts'

type Told = NonNullable<NonNullable<MerchantConfig<'alipay'>['transfers']>['statement']>

const COLUMNS = ['业务流水号', '发生时间', '收入金额（+元）', '支出金额（-元）', '业务类型']
/** `#收入合计：2笔，共15.00元`; UNCONFIRMED. */
const TOTAL = /^#(收入|支出)合计：(\d+)笔，共(-?\d+(?:\.\d{1,2})?)元/

const movement = z.object({
  '收入金额（+元）': billYuan,
  '支出金额（-元）': billYuan,
  业务类型: z.string().min(1),
})
const transfer = z.object({ 业务流水号: z.string().min(1), 发生时间: localDateTime })
const text = z.string().min(1)

/**
 * Transfers to balances at Alipay in the bill of the merchant's account, between the trades and their refunds
 * (payments.md §3.7). Columns are read by name: their order is UNCONFIRMED.
 */
export function createAlipayTransferStatement({
  statement: { kinds, numberColumn },
  ...options
}: AlipayBillOptions & { statement: Told }): StatementGateway {
  const bill = createAlipayBill(options)
  const columns = [...COLUMNS, numberColumn]

  return {
    read: (day, sink, trace) =>
      bill.read({ type: 'signcustomer', day, trace, columns, total: TOTAL }, async ({ lines, totals }) => {
        const tally = createTransferTally('alipay')
        const sums = { inCount: 0, inFen: 0, outCount: 0, outFen: 0 }
        for await (const cells of lines) {
          const { 业务类型: kind, ...moved } = readRow(movement, cells)
          const [inFen, outFen] = [moved['收入金额（+元）'], Math.abs(moved['支出金额（-元）'])]
          const isBack = inFen > 0
          if (isBack === outFen > 0) throw new UnreadableStatement('a line that neither came in nor went out')
          sums.inFen += inFen
          sums.outFen += outFen
          sums[isBack ? 'inCount' : 'outCount'] += 1
          if (!kinds.includes(kind)) continue
          const { 业务流水号: providerNumber, 发生时间: at } = readRow(transfer, cells)
          const number = readRow(text, cells[numberColumn])
          tally.add({ number, isBack, fen: isBack ? inFen : outFen, at, providerNumber })
        }
        const [came, went] = [totals.get('收入'), totals.get('支出')]
        if (came === undefined || went === undefined)
          throw new UnreadableStatement('no totals: it is not the whole bill')
        const isSame =
          came.count === sums.inCount &&
          came.fen === sums.inFen &&
          went.count === sums.outCount &&
          Math.abs(went.fen) === sums.outFen
        if (!isSame) throw new UnreadableStatement('the bill is not the sum of its lines')

        return tally.handOver(sink)
      }),
  }
}
