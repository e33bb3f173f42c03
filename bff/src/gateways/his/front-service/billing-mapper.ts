import type { z } from 'zod'
import { toLocalDateTime, toYuan } from '../../values.ts'
import type {
  CheckedBills,
  HospitalBill,
  HospitalBillDetails,
  HospitalSettled,
  HospitalSettlement,
  HospitalVisit,
  SettlementOrder,
} from '../billing-port.ts'
import type * as wire from './billing-wire.ts'
import { payMethods } from './codes.ts'

export function toVisit(row: z.output<typeof wire.visit>, bills: HospitalBill[]): HospitalVisit {
  return {
    visitId: row.visitNo,
    visitedOn: row.visitDate,
    departmentName: row.departmentName,
    doctorName: row.doctorName,
    bills,
  }
}

export function toBill(row: z.output<typeof wire.bill>): HospitalBill {
  return {
    billId: row.billNo,
    executingDepartmentName: row.executingDepartment,
    category: row.category,
    amountFen: row.amount,
    issuedAt: row.issueTime,
    state: row.status,
    orderNumber: row.orderNo ?? undefined,
  }
}

export function toBillDetails(answer: z.output<typeof wire.billDetails>): HospitalBillDetails {
  return {
    ...toBill(answer),
    visitId: answer.visitNo,
    visitedOn: answer.visitDate,
    departmentName: answer.departmentName,
    doctorName: answer.doctorName,
    items: answer.items.map((item) => ({
      itemId: item.itemNo || undefined,
      state: item.status ?? undefined,
      name: item.name,
      nationalCode: item.nationalCode || undefined,
      specification: item.specification ?? undefined,
      unit: item.unit,
      quantity: item.quantity,
      unitPriceFen: item.unitPrice,
      amountFen: item.amount,
    })),
  }
}

export function toCheckedBills({
  amount,
  digest,
  bills,
}: z.output<ReturnType<typeof wire.checked>>): CheckedBills {
  return { amountFen: amount, digest, bills: bills.map(toBill) }
}

/** The fields of `/settlement/settle`. */
export function fromSettlementOrder(order: SettlementOrder) {
  return {
    orderNo: order.orderNumber,
    patientNo: order.hospitalPatientNumber,
    billNos: order.billIds,
    amount: toYuan(order.amountFen),
    digest: order.digest,
    payMethod: payMethods.codeOf(order.means),
    payNo: order.providerNumber,
    payTime: toLocalDateTime(order.paidAt),
  }
}

export function toSettled({ settlementNo, settleTime }: z.output<typeof wire.settled>): HospitalSettled {
  return { settlementNumber: settlementNo, settledAt: settleTime }
}

const SETTLEMENT_STATES = { NONE: 'none', CANCELLED: 'cancelled', REFUNDED: 'refunded' } as const

export function toSettlement(answer: z.output<typeof wire.settlement>): HospitalSettlement {
  if (answer.status === 'SETTLED') return { state: 'settled', ...toSettled(answer) }

  return { state: SETTLEMENT_STATES[answer.status] }
}
