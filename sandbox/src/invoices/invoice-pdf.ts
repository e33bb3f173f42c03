import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { yuanOf } from '../lib/yuan.ts'
import type { Invoice } from './invoice-book.ts'

/** A5 across, in points. */
const [WIDTH, HEIGHT] = [595, 420]
const LINE = 20
const MARGIN = 40

/**
 * The file of an e-invoice: one page, in the Chinese font that every PDF reader brings itself (Adobe's GB1
 * collection), so that none has to be put into it.
 */
export function invoicePdf(invoice: Invoice, institutionName: string): Buffer {
  const drawn = linesOf(invoice, institutionName)
    .map((line, index) => textAt(line, { x: MARGIN, y: HEIGHT - MARGIN - index * LINE }))
    .join('\n')

  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ])
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

function textAt(text: string, { x, y }: { x: number; y: number }): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex')

  return `BT /F1 12 Tf ${x} ${y} Td <${hex}> Tj ET`
}

/** Numbers the objects, the first of which is the catalogue, and tells where in the file each begins. */
function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n'
  const begins = objects.map((object, index) => {
    const begin = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`

    return begin
  })
  const table = begins.map((begin) => `${String(begin).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  file += `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`

  return Buffer.from(file, 'latin1')
}
