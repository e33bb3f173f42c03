import { onePagePdf } from '../lib/one-page-pdf.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import type { Invoice } from './invoice-book.ts'

/** The file of an e-invoice. */
export function invoicePdf(invoice: Invoice, institutionName: string): Buffer {
  return onePagePdf(linesOf(invoice, institutionName))
}

function linesOf(invoice: Invoice, institutionName: string): string[] {
  const { request, billBatchCode, billNo, random, createdAtMs, scarlet, takesBack } = invoice
  const sign = takesBack === undefined ? '' : '-'

  return [
    `医疗${request.busType === '06' ? '挂号' : '门诊'}收费票据（电子）`,
    ...(scarlet === undefined ? [] : [`本票据已冲红：红字票据号码 ${scarlet.billNo}`]),
    ...(takesBack === undefined ? [] : [`红字票据：冲销票据号码 ${takesBack.billNo}，${takesBack.reason}`]),
    `票据代码 ${billBatchCode}　票据号码 ${billNo}　校验码 ${random}`,
    `交款人 ${request.payer}　开票日期 ${shanghaiDateTime(createdAtMs).slice(0, 10)}`,
    ...request.charges.map(({ name, amountFen }) => `${name}　${sign}${yuanOf(amountFen)}`),
    `金额合计（小写） ¥${sign}${yuanOf(request.totalFen)}`,
    `收款单位 ${institutionName}`,
    '沙箱票据，不作报销凭证。A sandbox invoice: of no value.',
  ]
}
