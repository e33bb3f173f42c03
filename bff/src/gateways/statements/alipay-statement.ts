import { z } from 'zod'
import { localDateTime } from '../values.ts'
import { type AlipayBillOptions, createAlipayBill } from './alipay-bill.ts'
import { billYuan, readRow } from './columns.ts'
import { type StatementGateway, type StatementLine, UnreadableStatement } from './port.ts'
import { createTally } from './read-lines.ts'

const COLUMNS = [
  ...['支付宝交易号', '商户订单号', '业务类型', '完成时间', '订单金额（元）', '退款批次号/请求号'],
] as const

const detailRow = z.object({
  支付宝交易号: z.string().min(1),
  商户订单号: z.string().min(1),
  业务类型: z.enum(['交易', '退款']),
  完成时间: localDateTime,
  '订单金额（元）': billYuan,
  '退款批次号/请求号': z.string(),
})
/** `#交易合计：2笔，商家实收共15.00元，…`, `#退款合计：1笔，商家实收退款共-5.00元，…`. */
const TOTAL = /^#(交易|退款)合计：(\d+)笔，商家实收(?:退款)?共(-?\d+(?:\.\d{1,2})?)元/

/** Alipay's bill of trades of a day (payments.md §3.7). */
export function createAlipayStatement(options: AlipayBillOptions): StatementGateway {
  const bill = createAlipayBill(options)

  return {
    read: (day, sink, trace) =>
      bill.read({ type: 'trade', day, trace, columns: COLUMNS, total: TOTAL }, async ({ lines, totals }) => {
        const tally = createTally(sink)
        for await (const cells of lines) await tally.add(toLine(readRow(detailRow, cells)))
        const [paid, back] = [totals.get('交易'), totals.get('退款')]
        if (paid === undefined || back === undefined)
          throw new UnreadableStatement('no totals: it is not the whole bill')
        tally.mustBe({
          ...{ count: paid.count + back.count, paidFen: paid.fen, refundedFen: Math.abs(back.fen) },
        })
        await tally.flush()

        return tally.sums
      }),
  }
}

function toLine(row: z.output<typeof detailRow>): StatementLine {
  const isRefund = row.业务类型 === '退款'

  return {
    orderNumber: row.商户订单号,
    kind: isRefund ? 'refund' : 'payment',
    number: isRefund ? row['退款批次号/请求号'] || null : row.商户订单号,
    fen: Math.abs(row['订单金额（元）']),
    at: row.完成时间,
    status: 'done',
    means: 'alipay',
    providerNumber: row.支付宝交易号,
  }
}
