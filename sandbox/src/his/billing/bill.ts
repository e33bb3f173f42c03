import { createHash } from 'node:crypto'
import { shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import type { BilingualText } from '../code-tables.ts'
import type { ChargeCode } from './charge-items.ts'
import type { BillCategory } from './executing-departments.ts'

export type BillStatus = 'OPEN' | 'PAID' | 'REFUNDED' | 'WITHDRAWN'

/** What one department carries out of what a doctor ordered at a visit. */
export interface Bill {
  billNo: string
  patientNo: string
  visit: Visit
  executingDepartment: BilingualText
  category: BillCategory
  issuedAtMs: number
  items: readonly BillItem[]
  status: BillStatus
  /** The desk is taking the money for it at this moment. */
  isHeld: boolean
  /** Something of it was done or dispensed: it cannot be given back any more. */
  isExecuted: boolean
  /** Numbers of items that were done or dispensed, where it is not the whole bill, and of those given back. */
  executedItemNos?: readonly string[]
  refundedItemNos?: readonly string[]
  /** Of the caller who settled it; a bill paid at the desk has none. */
  orderNo?: string
}

export interface Visit {
  visitNo: string
  /** `yyyy-MM-dd` in Shanghai. */
  visitDate: string
  departmentName: BilingualText
  doctorName: BilingualText
}

export interface BillItem {
  itemCode: ChargeCode
  name: BilingualText
  nationalCode?: string
  specification?: BilingualText
  unit: BilingualText
  quantity: string
  unitPriceFen: number
  amountFen: number
}

const wireStatuses: Record<Exclude<BillStatus, 'WITHDRAWN'>, string> = { OPEN: '0', PAID: '1', REFUNDED: '2' }

export function amountFenOf(bills: readonly Pick<Bill, 'items'>[]): number {
  return bills.flatMap(({ items }) => items).reduce((sum, { amountFen }) => sum + amountFen, 0)
}

/** SM3 over numbers, items and amounts: another one when anything that is paid for was changed. */
export function digestOf(bills: readonly Bill[]): string {
  const content = bills.map(({ billNo, items }) => [
    billNo,
    items.map(({ itemCode, quantity, amountFen }) => [itemCode, quantity, amountFen]),
  ])

  return createHash('sm3').update(JSON.stringify(content)).digest('hex')
}

/** A bill in a list. */
export function toBillRow(bill: Bill & { status: Exclude<BillStatus, 'WITHDRAWN'> }) {
  const { billNo, executingDepartment, category, issuedAtMs, status, orderNo } = bill

  return {
    billNo,
    executingDepartment,
    category,
    amount: yuanOf(amountFenOf([bill])),
    issueTime: shanghaiDateTime(issuedAtMs),
    status: wireStatuses[status],
    orderNo,
  }
}

/** The number of an item within its hospital. */
export function itemNoOf({ billNo }: Pick<Bill, 'billNo'>, index: number): string {
  return `${billNo}-${index + 1}`
}

export type ItemStatus = 'OPEN' | 'EXECUTED' | 'REFUNDED'

export function itemStatusOf(bill: Bill, itemNo: string): ItemStatus {
  if (bill.status === 'REFUNDED' || bill.refundedItemNos?.includes(itemNo)) return 'REFUNDED'

  return bill.isExecuted || bill.executedItemNos?.includes(itemNo) ? 'EXECUTED' : 'OPEN'
}

const wireItemStatuses: Record<ItemStatus, string> = { OPEN: '0', EXECUTED: '1', REFUNDED: '2' }

export function toItemRows(bill: Bill) {
  return bill.items.map(({ unitPriceFen, amountFen, ...row }, index) => {
    const itemNo = itemNoOf(bill, index)

    return {
      ...{ ...row, itemNo, status: wireItemStatuses[itemStatusOf(bill, itemNo)] },
      ...{ unitPrice: yuanOf(unitPriceFen), amount: yuanOf(amountFen) },
    }
  })
}

export function isShown(bill: Bill): bill is Bill & { status: Exclude<BillStatus, 'WITHDRAWN'> } {
  return bill.status !== 'WITHDRAWN'
}
