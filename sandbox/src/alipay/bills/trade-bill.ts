import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import type { BillLine } from './bill-lines.ts'
import { type BillPage, textCell } from './bill-page.ts'
import { payerInBill } from './payer-in-bill.ts'

type Content = Pick<BillPage, 'title' | 'columns' | 'rows' | 'totals'>

/** 业务明细 of `trade`: one row for each payment and each refund (payments.md §3.7). */
export function tradeDetail(lines: readonly BillLine[]): Content {
  const refunds = lines.filter(({ refund }) => refund !== undefined)
  const payments = lines.filter(({ refund }) => refund === undefined)

  return {
    title: '业务明细',
    columns:
      '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'.split(
        ',',
      ),
    rows: lines.map(detailRow),
    totals: [
      `交易合计：${payments.length}笔，商家实收共${yuanOf(sumOf(payments))}元，商家优惠共0.00元`,
      `退款合计：${refunds.length}笔，商家实收退款共${yuanOf(sumOf(refunds))}元，商家优惠退款共0.00元`,
    ],
  }
}

/** 业务明细(汇总) of `trade`; its columns are UNCONFIRMED. */
export function tradeSummary(lines: readonly BillLine[]): Content {
  const refunds = lines.filter(({ refund }) => refund !== undefined)
  const net = yuanOf(sumOf(lines))

  return {
    title: '业务汇总',
    columns: [
      ...['门店编号', '门店名称', '交易订单总笔数', '退款订单总笔数', '订单金额（元）', '商家实收（元）'],
      ...[
        '支付宝优惠（元）',
        '商家优惠（元）',
        '卡消费金额（元）',
        '服务费（元）',
        '分润（元）',
        '实收净额（元）',
      ],
    ],
    rows: [
      [
        ...['合计', textCell(''), String(lines.length - refunds.length), String(refunds.length), net, net],
        ...['0.00', '0.00', '0.00', '0.00', '0.00', net],
      ],
    ],
    totals: [],
  }
}

/** The hospital pays no fee here: service fee 0.00. */
function detailRow({ trade, refund, fen, atMs }: BillLine): string[] {
  const amount = yuanOf(fen)

  return [
    ...[textCell(trade.tradeNo), textCell(trade.outTradeNo), refund === undefined ? '交易' : '退款'],
    ...[textCell(trade.subject), shanghaiDateTime(trade.createdAtMs), shanghaiDateTime(atMs)],
    ...[textCell(''), textCell(''), textCell(''), textCell(''), textCell(payerInBill(trade))],
    ...[amount, amount, '0.00', '0.00', '0.00', '0.00', '0.00', textCell(''), '0.00', '0.00'],
    ...[textCell(refund?.outRequestNo ?? ''), '0.00', '0.00', textCell(refund?.reason ?? '')],
  ]
}

function sumOf(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { fen }) => sum + fen, 0)
}
