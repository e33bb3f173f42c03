import { fenOf } from '../lib/yuan.ts'
import type { Refused } from './result.ts'

export interface ChargeLine {
  code: string
  name: string
  unit: string
  quantity: string
  amountFen: number
}

/** What is asked to be put on an e-invoice, as far as the sandbox reads it. */
export interface InvoiceRequest {
  /** The caller's own number (业务流水号), at most 50 characters, each for one invoice. */
  busNo: string
  /** `02` outpatient, `06` registration (UNCONFIRMED, insurance.md §7.1). */
  busType: string
  payer: string
  /** `yyyyMMddHHmmssSSS` */
  busDateTime: string
  payee: string
  author: string
  patientNo: string
  departmentName: string
  totalFen: number
  charges: ChargeLine[]
}

const REQUIRED = [
  'busNo',
  'busType',
  'payer',
  'busDateTime',
  'placeCode',
  'payee',
  'author',
  'payerType',
] as const

/** The parts of the total by who bears them; PROPOSED rule: they add up to it. */
const PARTS = ['accountPay', 'fundPay', 'otherfundPay', 'ownPay'] as const

type Problem = { refused: Refused; field?: string }

/** Reads `invoiceEBillOutpatient` or `invEBillRegistration`, or says why it is neither. */
export function readInvoiceRequest(
  body: unknown,
  expected: { placeCode: string; busType: string },
): InvoiceRequest | Problem {
  const given = (body ?? {}) as Record<string, unknown>
  const missing = REQUIRED.find((name) => !isText(given[name]))
  if (missing !== undefined) return malformed(missing)
  if (!/^\w{1,50}$/.test(String(given.busNo))) return malformed('busNo')
  if (given.busType !== expected.busType) return malformed('busType')
  if (given.placeCode !== expected.placeCode) return malformed('placeCode')
  if (!/^\d{17}$/.test(String(given.busDateTime))) return malformed('busDateTime')

  const totalFen = amountOf(given.totalAmt)
  const parts = PARTS.map((name) => amountOf(given[name]))
  const charges = linesOf(given.chargeDetail, { code: 'chargeCode', name: 'chargeName' })
  const items =
    given.listDetail === undefined ? charges : linesOf(given.listDetail, { code: 'code', name: 'name' })
  if (totalFen === undefined) return malformed('totalAmt')
  if (parts.includes(undefined)) return malformed(PARTS[parts.indexOf(undefined)] ?? 'ownPay')
  if (charges === undefined || charges.length === 0) return malformed('chargeDetail')
  if (items === undefined) return malformed('listDetail')
  const sums = [sumOf(parts), sumOf(charges.map(amountFen)), sumOf(items.map(amountFen))]
  if (sums.some((sum) => sum !== totalFen)) return { refused: 'amountsDiffer' }

  return {
    ...{ busNo: String(given.busNo), busType: String(given.busType), payer: String(given.payer) },
    ...{ busDateTime: String(given.busDateTime), payee: String(given.payee), author: String(given.author) },
    ...{ patientNo: textOf(given.patientNo), departmentName: textOf(given.patientCategory) },
    ...{ totalFen, charges },
  }
}

export function malformed(field: string): Problem {
  return { refused: 'malformed', field }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function textOf(value: unknown): string {
  return isText(value) ? value : ''
}

/** Amounts come as numbers or as text; both are read by their digits. */
function amountOf(value: unknown): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? fenOf(String(value)) : undefined
}

function linesOf(rows: unknown, names: { code: string; name: string }): ChargeLine[] | undefined {
  if (!Array.isArray(rows)) return undefined
  const lines = rows.map((row: Record<string, unknown> | null) => {
    const amountFen = amountOf(row?.amt)
    if (amountFen === undefined || !isText(row?.[names.name])) return undefined

    return {
      ...{ code: textOf(row[names.code]), name: textOf(row[names.name]), unit: textOf(row.unit) },
      ...{ quantity: String(row.number ?? ''), amountFen },
    }
  })

  return lines.every((line) => line !== undefined) ? lines : undefined
}

function amountFen(line: ChargeLine): number {
  return line.amountFen
}

function sumOf(amounts: readonly (number | undefined)[]): number {
  return amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)
}
