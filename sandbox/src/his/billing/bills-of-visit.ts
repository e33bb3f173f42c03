import { bilingual } from '../../group/bilingual.ts'
import type { Bill, BillItem, Visit } from './bill.ts'
import { type ChargeCode, type ChargeItem, chargeItems, type Orders } from './charge-items.ts'
import { type ExecutingDepartment, executingDepartments } from './executing-departments.ts'

/** The bills of one visit: what was ordered, split by who carries it out (执行科室). */
export function billsOfVisit(options: {
  visit: Visit
  patientNo: string
  issuedAtMs: number
  orders: Orders
  nextBillNo: () => string
}): Bill[] {
  const { visit, patientNo, issuedAtMs, orders, nextBillNo } = options
  const codes = Object.keys(orders) as ChargeCode[]
  const executors = [...new Set(codes.map((code) => chargeItems[code].executedBy))]

  return executors.map((executor: ExecutingDepartment) => ({
    billNo: nextBillNo(),
    patientNo,
    visit,
    executingDepartment: bilingual(executingDepartments[executor].name),
    category: executingDepartments[executor].category,
    issuedAtMs,
    items: codes
      .filter((code) => chargeItems[code].executedBy === executor)
      .map((code) => toItem(code, orders[code] ?? 1)),
    status: 'OPEN',
    isHeld: false,
    isExecuted: false,
  }))
}

function toItem(itemCode: ChargeCode, quantity: number): BillItem {
  const { name, nationalCode, specification, unit, priceFen }: ChargeItem = chargeItems[itemCode]

  return {
    itemCode,
    name: bilingual(name),
    ...(nationalCode !== undefined && { nationalCode }),
    ...(specification !== undefined && { specification: bilingual(specification) }),
    unit: bilingual(unit),
    quantity: String(quantity),
    unitPriceFen: priceFen,
    // In hundredths, so that half a box is no fraction of a fen before it is rounded.
    amountFen: Math.round((priceFen * Math.round(quantity * 100)) / 100),
  }
}
