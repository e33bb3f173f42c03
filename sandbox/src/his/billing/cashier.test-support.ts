import type { CallHis } from '../his-caller.ts'
import type { Bill } from './bill.ts'
import type { CashierDesk } from './cashier-desk.ts'
import type { Orders } from './charge-items.ts'

/** Bills of a visit of today; the first is what most tests pay. */
export function orderFor(cashier: CashierDesk, patientNo: string, orders: Orders = { ecg: 1 }) {
  const bills = cashier.addBills({ patientNo, orders })
  const [first] = bills ?? []
  if (bills === undefined || first === undefined) throw new Error(`${patientNo} has no file`)

  return { bills, billNos: bills.map(({ billNo }) => billNo), billNo: first.billNo }
}

/** Checks the bills and answers a settlement of them that is ready to be sent. */
export async function settlementOf(
  call: CallHis,
  { orderNo, patientNo, billNos }: { orderNo: string; patientNo: string; billNos: string[] },
): Promise<Record<string, unknown>> {
  const { code, data } = await call('/settlement/check', { patientNo, billNos })
  if (code !== '0') throw new Error(`the check was refused with ${code}`)

  return {
    ...{ orderNo, patientNo, billNos, amount: data.amount, digest: data.digest },
    payMethod: '05',
    payNo: `wx-${orderNo}`,
    payTime: '2026-11-23 07:30:00',
  }
}

export function statusesOf(bills: readonly Bill[]): string[] {
  return bills.map(({ status }) => status)
}
