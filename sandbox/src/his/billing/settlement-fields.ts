import { fenOf } from '../../lib/yuan.ts'
import { type Field, identifier, matching, oneOf, readFields, text } from '../fields.ts'
import { isRefusal, type Refusal, refuse } from '../outcome.ts'
import { payMethods, type SettlementRefund, type SettlementRequest } from './settlement.ts'

export interface AskedBills {
  patientNo: string
  billNos: string[]
}

const MOST_BILLS = 50
const MOST_ITEMS = 500

/** Yuan with at most two decimals. */
export const yuan: Field<string, false> = {
  accepts: (value) => fenOf(value) !== undefined,
  isOptional: false,
}

/** `patientNo` and the list `billNos`, each once. */
export function readAskedBills(body: unknown): AskedBills | Refusal {
  const read = readFields(body, { patientNo: identifier })
  if (isRefusal(read)) return read
  const { billNos } = body as { billNos?: unknown }

  return isListOfNumbers(billNos, MOST_BILLS)
    ? { ...read.values, billNos }
    : refuse('1004', { field: 'billNos' })
}

export function readSettlement(body: unknown): SettlementRequest | Refusal {
  const read = readFields(body, {
    orderNo: identifier,
    amount: yuan,
    digest: text(128),
    payMethod: oneOf(payMethods),
    payNo: identifier,
    payTime: matching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
  })
  if (isRefusal(read)) return read
  const asked = readAskedBills(body)

  return isRefusal(asked) ? asked : { ...read.values, ...asked }
}

export function readRefund(body: unknown): Omit<SettlementRefund, 'refundedAtMs'> | Refusal {
  const read = readFields(body, { orderNo: identifier, refundNo: identifier, amount: yuan, reason: text() })
  if (isRefusal(read)) return read
  const { amount, ...values } = read.values
  const { itemNos } = body as { itemNos?: unknown }
  if (itemNos !== undefined && !isListOfNumbers(itemNos, MOST_ITEMS))
    return refuse('1004', { field: 'itemNos' })

  return { ...values, ...(itemNos && { itemNos }), amountFen: fenOf(amount) ?? 0 }
}

/** Each once. */
function isListOfNumbers(list: unknown, most: number): list is string[] {
  return (
    Array.isArray(list) &&
    list.length >= 1 &&
    list.length <= most &&
    list.every((one) => typeof one === 'string' && identifier.accepts(one)) &&
    new Set(list).size === list.length
  )
}
