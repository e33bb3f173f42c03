import type { z } from 'zod'
import { toLocalDateTime, toYuan } from '../../values.ts'
import type {
  HospitalAdmission,
  HospitalClassSum,
  HospitalCostDay,
  HospitalCredited,
  HospitalDischargeOrders,
  HospitalNotice,
  HospitalStay,
  HospitalTopUp,
  TopUpOrder,
} from '../inpatient-port.ts'
import { payMethods, relationshipCodes } from './codes.ts'
import type * as wire from './inpatient-wire.ts'

export function toStay(row: z.output<typeof wire.stay>): HospitalStay {
  const { topUp, settlement } = row

  return {
    stayId: row.admissionNo,
    state: row.status,
    admittedAt: row.admitTime,
    dischargedAt: row.dischargeTime ?? undefined,
    departmentName: row.departmentName,
    wardName: row.wardName,
    bedNumber: row.bedNo || undefined,
    doctorName: row.doctorName,
    diagnosis: row.diagnosis,
    prepaidFen: row.prepaid,
    costFen: row.cost,
    balanceFen: row.balance,
    topUp: topUp ? { leastFen: topUp.least, mostFen: topUp.most, suggestedFen: topUp.suggested } : undefined,
    settlement: settlement
      ? {
          settledAt: settlement.settleTime,
          costFen: settlement.cost,
          insuranceFen: settlement.insurance,
          ownFen: settlement.own,
          returnedFen: settlement.returned,
          paidLaterFen: settlement.paidLater,
        }
      : undefined,
  }
}

export function toCostDays({ days }: z.output<typeof wire.costDays>): HospitalCostDay[] {
  return days.map(({ date, amount, lines }) => ({
    on: date,
    amountFen: amount,
    lines: lines.map((line) => ({
      lineId: line.lineNo,
      costClass: line.costClass,
      name: line.name,
      specification: line.specification ?? undefined,
      unit: line.unit,
      quantity: line.quantity,
      unitPriceFen: line.unitPrice,
      amountFen: line.amount,
    })),
  }))
}

export function toClassSums({ classes }: z.output<typeof wire.costSummary>): HospitalClassSum[] {
  return classes.map(({ costClass, amount }) => ({ costClass, amountFen: amount }))
}

export function toDischargeOrders(answer: z.output<typeof wire.discharge>): HospitalDischargeOrders {
  return {
    dischargedAt: answer.dischargeTime,
    diagnosis: answer.diagnosis,
    medicines: answer.medicines.map(({ name, specification, dose, days }) => ({
      ...{ name, dose },
      specification: specification ?? undefined,
      days: days ?? undefined,
    })),
    followUps: answer.followUps.map(({ date, text }) => ({ on: date ?? undefined, text })),
    warnings: answer.warnings,
  }
}

export function toNotice(row: z.output<typeof wire.notice>): HospitalNotice {
  return {
    noticeId: row.noticeNo,
    state: row.status,
    issuedAt: row.issueTime,
    admitOn: row.admitDate,
    departmentName: row.departmentName,
    wardName: row.wardName,
    place: row.place,
    doctorName: row.doctorName,
    diagnosis: row.diagnosis,
    depositFen: row.deposit,
    bring: row.bring,
    stayId: row.admissionNo || undefined,
  }
}

/** The fields of `/inpatient/admit`. */
export function fromAdmission({ noticeId, hospitalPatientNumber, ...contact }: HospitalAdmission) {
  return {
    noticeNo: noticeId,
    patientNo: hospitalPatientNumber,
    phone: contact.phone,
    contactName: contact.contactName,
    contactPhone: contact.contactPhone,
    contactRelationship: relationshipCodes.codeOf(contact.contactRelationship),
  }
}

/** The fields of `/inpatient/prepaid/top-up`. */
export function fromTopUpOrder(order: TopUpOrder) {
  return {
    orderNo: order.orderNumber,
    patientNo: order.hospitalPatientNumber,
    admissionNo: order.stayId,
    amount: toYuan(order.amountFen),
    payMethod: payMethods.codeOf(order.means),
    payNo: order.providerNumber,
    payTime: toLocalDateTime(order.paidAt),
  }
}

export function toCredited({ receiptNo, creditTime }: z.output<typeof wire.credited>): HospitalCredited {
  return { receiptNumber: receiptNo, creditedAt: creditTime }
}

const TOP_UP_STATES = { NONE: 'none', CANCELLED: 'cancelled', REVERSED: 'reversed' } as const

export function toTopUp(answer: z.output<typeof wire.topUp>): HospitalTopUp {
  if (answer.status === 'CREDITED') return { state: 'credited', ...toCredited(answer) }

  return { state: TOP_UP_STATES[answer.status] }
}
