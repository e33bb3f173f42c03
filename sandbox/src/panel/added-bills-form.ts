import type { NewBills } from '../his/billing/cashier-desk.ts'
import { type ChargeCode, chargeCodes, type Orders } from '../his/billing/charge-items.ts'

const LARGEST_QUANTITY = 999

/**
 * Reads bills to add: `{ patientNo, orders: { ecg: 1 }, departmentCode? }`, from a form
 * `{ patientNo, item, quantity }`; undefined when it is none.
 */
export function readAddedBills(body: unknown): NewBills | undefined {
  if (body === null || typeof body !== 'object') return undefined
  const { patientNo, departmentCode, item, quantity, orders } = body as Record<string, unknown>
  const asked = orders ?? { [String(item)]: Number(quantity) }
  if (typeof patientNo !== 'string' || !isOrders(asked)) return undefined

  return { patientNo, orders: asked, ...(typeof departmentCode === 'string' && { departmentCode }) }
}

function isOrders(asked: unknown): asked is Orders {
  if (asked === null || typeof asked !== 'object') return false
  const lines = Object.entries(asked)

  return (
    lines.length > 0 &&
    lines.every(([code, quantity]) => chargeCodes.includes(code as ChargeCode) && isQuantity(quantity))
  )
}

function isQuantity(quantity: unknown): boolean {
  return (
    typeof quantity === 'number' &&
    quantity > 0 &&
    quantity <= LARGEST_QUANTITY &&
    Number.isInteger(Math.round(quantity * 1e6) / 1e4)
  )
}
