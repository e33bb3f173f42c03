import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Passage, ReportDetails, ReportRange } from '@tongzhen/contract/reports'
import type { Reading } from '@tongzhen/contract/states'
import PDFDocument from 'pdfkit'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { BookingPatient } from '../patients/booking-patient.ts'

export interface ToPrint {
  /** The same report, told in both languages. */
  chinese: ReportDetails
  english: ReportDetails
  patient: BookingPatient
  madeAt: Date
}

/** Carried in the file: it has to open at a doctor's abroad, whose machine has no Chinese letters. */
const FONT = join(
  dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
  '../fonts/NotoSansHans-Regular.otf',
)
const INK = '#1f2a29'
const QUIET = '#5a6665'
const LINE = '#c9d3d2'
const MARGIN = 48
const sizes = { head: 17, part: 12, text: 9.5, note: 8 }

type Both = readonly [chinese: string, english: string]

const readings: Record<Reading, Both> = {
  critically_low: ['↓↓ 非常低', 'very low'],
  low: ['↓ 偏低', 'low'],
  normal: ['在范围内', 'within range'],
  high: ['↑ 偏高', 'high'],
  critically_high: ['↑↑ 非常高', 'very high'],
}

const susceptibilities = {
  susceptible: ['S 敏感', 'susceptible'],
  increased_exposure: ['I 增加剂量可能敏感', 'susceptible, increased exposure'],
  resistant: ['R 耐药', 'resistant'],
} as const satisfies Record<string, Both>

const parts: Record<Passage['part'], Both> = {
  method: ['检查方法', 'Method'],
  findings: ['检查所见', 'Findings'],
  conclusion: ['结论', 'Conclusion'],
  advice: ['建议', 'Advice'],
}

const sexes: Record<NonNullable<BookingPatient['sex']>, Both> = {
  male: ['男', 'male'],
  female: ['女', 'female'],
}

/** A report on A4 with every heading in Chinese and English; what the hospital wrote stands as it wrote it. */
export async function reportPdf(print: ToPrint): Promise<Buffer> {
  const { chinese, english } = print
  const title: Both = [chinese.title, english.title]
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    font: FONT,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: inOneLine(title), CreationDate: print.madeAt },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = once(doc, 'end')

  doc.fillColor(QUIET).fontSize(sizes.part)
  doc.text(inOneLine([chinese.institutionName, english.institutionName]))
  doc.fillColor(INK).fontSize(sizes.head).text(inOneLine(title)).moveDown(0.5)
  facts(doc, print)
  items(doc, print)
  germs(doc, chinese)
  for (const { part, text } of chinese.passages) {
    heading(doc, parts[part])
    doc.fontSize(sizes.text).text(text, { lineGap: 3 })
  }
  notes(doc, print)
  numberPages(doc)
  doc.end()
  await ended

  return Buffer.concat(chunks)
}

type Doc = PDFKit.PDFDocument

/** Who, when, by whom: what another doctor looks for first. */
function facts(doc: Doc, { chinese, patient }: ToPrint): void {
  const told: [Both, string | null][] = [
    [['姓名', 'Name'], patient.name],
    [['性别', 'Sex'], patient.sex && inOneLine(sexes[patient.sex])],
    [['出生日期', 'Date of birth'], patient.birthOn],
    [['院内编号', 'Hospital no.'], patient.hospitalPatientNumber],
    [['标本', 'Specimen'], chinese.specimen],
    [['采样时间', 'Collected'], chinese.collectedAt && minute(chinese.collectedAt)],
    [['报告时间', 'Reported'], minute(chinese.reportedAt)],
    [['开单科室', 'Department'], chinese.departmentName],
    [['开单医生', 'Ordered by'], chinese.orderedBy],
    [['审核', 'Checked by'], chinese.checkedBy],
    [['报告编号', 'Report no.'], chinese.reportId.slice(chinese.reportId.indexOf('.') + 1)],
  ]
  const cells = told.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [{ text: inOneLine(label), textColor: QUIET }, { text: value }],
  )
  const rows = []
  while (cells.length > 0) {
    const row = cells.splice(0, 4)
    rows.push([...row, ...Array.from({ length: 4 - row.length }, () => ({ text: '' }))])
  }
  table(doc, { widths: [122, '*', 122, '*'], rows, border: 0 })
}

function items(doc: Doc, { chinese, english }: ToPrint): void {
  if (chinese.items.length === 0) return
  heading(doc, ['检验结果', 'Results'])
  const heads: Both[] = [
    ['项目', 'Test'],
    ['结果', 'Result'],
    ['单位', 'Unit'],
    ['参考范围', 'Reference range'],
    ['说明', 'Reading'],
  ]
  const pairs = chinese.items.map((item, index) => ({ item, told: english.items[index] ?? item }))
  const rows = pairs.map(({ item, told }) => [
    inTwoLines([item.name, told.name]),
    [inTwoLines([item.value, told.value]), item.other && `(${item.other.value})`].filter(Boolean).join('\n'),
    [item.unit, item.other && `(${item.other.unit})`].filter(Boolean).join('\n'),
    item.rangeWords !== null && told.rangeWords !== null
      ? inTwoLines([item.rangeWords, told.rangeWords])
      : [rangeText(item.range), item.other && `(${rangeText(item.other.range)})`].filter(Boolean).join('\n'),
    item.reading === null ? '—' : inTwoLines(readings[item.reading]),
  ])
  table(doc, { widths: ['*', 70, 66, 92, 80], heads, rows })
}

function germs(doc: Doc, { germs: found }: ReportDetails): void {
  for (const { name, amount, medicines } of found) {
    heading(doc, ['病原体', 'Germ found'])
    doc.fontSize(sizes.text).text([name, amount].filter(Boolean).join(' · '))
    if (medicines.length === 0) continue
    doc.moveDown(0.5)
    table(doc, {
      widths: ['*', 110, 170],
      heads: [
        ['药物', 'Medicine'],
        ['测得', 'Measured'],
        ['敏感性', 'Susceptibility'],
      ],
      rows: medicines.map((one) => [
        one.name,
        one.measured ?? '—',
        inOneLine(susceptibilities[one.susceptibility]),
      ]),
    })
  }
}

/** What kind of paper this is, and what it is not. Straight quotes in English: the font's curved ones are Chinese and wide. */
function notes(doc: Doc, { chinese, madeAt }: ToPrint): void {
  const said = [
    `本文件由就诊人或家人于 ${minute(shanghaiInstant(madeAt))} 从医院系统取得，内容与医院当时的报告一致；以医院出具的报告为准。“说明”只表示数值和参考范围的关系，不是诊断。医院电话 ${chinese.institutionPhone}。`,
    `Obtained by the patient or family from the hospital's system at ${minute(shanghaiInstant(madeAt))} (UTC+8), as the report stood then; the report issued by the hospital prevails. "Reading" only tells how a value lies to its reference range and is no diagnosis. Texts are in the hospital's own language. Hospital's telephone ${chinese.institutionPhone}.`,
  ]
  doc.moveDown(1.5).fillColor(QUIET).fontSize(sizes.note)
  for (const text of said) doc.text(text, MARGIN, undefined, { lineGap: 2 })
}

/** Within the lower margin, which the flowing text leaves free. */
function numberPages(doc: Doc): void {
  const { count } = doc.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(index)
    const { height, margins } = doc.page
    margins.bottom = 0
    doc.fillColor(QUIET).fontSize(sizes.note)
    doc.text(`${index + 1} / ${count}`, MARGIN, height - MARGIN / 2 - sizes.note, { align: 'center' })
  }
}

function heading(doc: Doc, words: Both): void {
  doc.moveDown(0.8).fillColor(INK).fontSize(sizes.part).text(inOneLine(words), MARGIN).moveDown(0.3)
}

interface Rows {
  widths: (number | '*')[]
  heads?: Both[]
  rows: (string | PDFKit.Mixins.CellOptions)[][]
  border?: number
}

function table(doc: Doc, { widths, heads, rows, border = 0.5 }: Rows): void {
  doc.fillColor(INK).fontSize(sizes.text)
  const head = heads?.map((words) => ({ text: inTwoLines(words), type: 'TH' as const, textColor: QUIET }))
  doc.table({
    position: { x: MARGIN },
    columnStyles: widths.map((width) => ({ width })),
    defaultStyle: { border: { bottom: border, top: 0, left: 0, right: 0 }, borderColor: LINE, padding: 3 },
    data: [...(head ? [head] : []), ...rows],
  })
}

const inOneLine = ([chinese, english]: Both) => (chinese === english ? chinese : `${chinese} ${english}`)
const inTwoLines = ([chinese, english]: Both) => (chinese === english ? chinese : `${chinese}\n${english}`)

/** `2026-11-24 09:30`, in Shanghai. */
const minute = (instant: string) => instant.slice(0, 16).replace('T', ' ')

function rangeText(range: ReportRange | null): string {
  if (range === null) return '—'
  const { low, high } = range
  if (low !== null && high !== null) return `${low}–${high}`

  return low !== null ? `≥ ${low}` : `≤ ${high}`
}
