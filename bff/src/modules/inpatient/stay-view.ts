import type { Language } from '@tongzhen/contract/headers'
import type { AdmissionNotice, CostDay, DischargeOrders, Stay } from '@tongzhen/contract/inpatient'
import type {
  HospitalCostDay,
  HospitalDischargeOrders,
  HospitalNotice,
  HospitalStay,
} from '../../gateways/his/inpatient-port.ts'
import { textIn } from '../../lib/local-text.ts'

interface Seen {
  language: Language
  /** What somebody has is told to who may read their reports. */
  seesDiagnosis: boolean
}

export function stayView(
  stay: HospitalStay,
  { language, seesDiagnosis, lastsDays }: Seen & { lastsDays: number | null },
): Stay {
  const { topUp, settlement } = stay

  return {
    stayId: stay.stayId,
    state: stay.state,
    admittedAt: stay.admittedAt,
    dischargedAt: stay.dischargedAt ?? null,
    departmentName: textIn(stay.departmentName, language),
    wardName: textIn(stay.wardName, language),
    bedNumber: stay.bedNumber ?? null,
    doctorName: textIn(stay.doctorName, language),
    diagnosis: seesDiagnosis ? textIn(stay.diagnosis, language) : null,
    prepaidFen: stay.prepaidFen,
    costFen: stay.costFen,
    balanceFen: stay.balanceFen,
    lastsDays,
    topUp: topUp ?? null,
    settlement: settlement ?? null,
  }
}

export function costDayView({ on, amountFen, lines }: HospitalCostDay, language: Language): CostDay {
  return {
    on,
    amountFen,
    lines: lines.map(({ name, specification, unit, ...line }) => ({
      ...line,
      name: textIn(name, language),
      specification: specification ? textIn(specification, language) : null,
      unit: textIn(unit, language),
    })),
  }
}

export function dischargeView(orders: HospitalDischargeOrders, language: Language): DischargeOrders {
  return {
    dischargedAt: orders.dischargedAt,
    diagnosis: textIn(orders.diagnosis, language),
    medicines: orders.medicines.map(({ name, specification, dose, days }) => ({
      name: textIn(name, language),
      specification: specification ? textIn(specification, language) : null,
      dose: textIn(dose, language),
      days: days ?? null,
    })),
    followUps: orders.followUps.map(({ on, text }) => ({ on: on ?? null, text: textIn(text, language) })),
    warnings: orders.warnings.map((one) => textIn(one, language)),
  }
}

export function noticeView(notice: HospitalNotice, { language, seesDiagnosis }: Seen): AdmissionNotice {
  return {
    noticeId: notice.noticeId,
    state: notice.state,
    issuedAt: notice.issuedAt,
    admitOn: notice.admitOn,
    departmentName: textIn(notice.departmentName, language),
    wardName: textIn(notice.wardName, language),
    place: textIn(notice.place, language),
    doctorName: textIn(notice.doctorName, language),
    diagnosis: seesDiagnosis ? textIn(notice.diagnosis, language) : null,
    depositFen: notice.depositFen,
    bring: notice.bring.map((one) => textIn(one, language)),
    stayId: notice.stayId ?? null,
  }
}
