import type { HospitalHis } from '../../his/hospital-his.ts'
import type { Notice } from '../../his/inpatient/notice.ts'
import type { TopUp } from '../../his/inpatient/prepaid.ts'
import type { StaySheet } from '../../his/inpatient/ward-desk.ts'
import { html, type SafeHtml } from '../../lib/html.ts'
import { shanghaiDate, shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { both } from './page-frame.ts'
import { actionButton, chip, table } from './parts.ts'

/** Stays with their accounts, what callers paid into them, and for whom a bed waits. */
export function stayTables(his: HospitalHis): SafeHtml {
  return html`${table({
    columns: [
      both('患者', 'Patient'),
      both('病区床位', 'Ward and bed'),
      both('入院', 'Admitted'),
      both('预交', 'Prepaid'),
      both('费用', 'Costs'),
      both('状态', 'State'),
      '',
    ],
    rows: his.ward.stays().map((sheet) => stayRow(his, sheet)),
    empty: both('没有住院患者。', 'Nobody is in hospital.'),
  })}${table({
    columns: [
      both('患者', 'Patient'),
      both('金额', 'Amount'),
      both('入账时间', 'Credited'),
      both('状态', 'State'),
      both('订单号', 'Order'),
    ],
    rows: his.ward.topUps().map((topUp) => topUpRow(his, topUp)),
    empty: both('还没有线上预交金。', 'Nothing was prepaid online yet.'),
  })}${table({
    columns: [
      both('患者', 'Patient'),
      both('病区', 'Ward'),
      both('入院日期', 'From'),
      both('状态', 'State'),
      '',
    ],
    rows: his.ward.notices().map((notice) => noticeRow(his, notice)),
    empty: both('没有入院通知单。', 'No notice of admission.'),
  })}`
}

const nameOf = (his: HospitalHis, patientNo: string) => his.staff.findFile(patientNo)?.name ?? patientNo
const pathOf = (his: HospitalHis) => `/panel/api/his/${his.hospital.institution.hospitalCode}`

function stayRow(his: HospitalHis, { stay, prepaidFen, costFen }: StaySheet) {
  const isHere = stay.discharge === undefined

  return [
    nameOf(his, stay.patientNo),
    `${stay.wardName.zh} ${stay.bedNo ?? ''}`,
    shanghaiDate(stay.admittedAtMs),
    `¥${yuanOf(prepaidFen)}`,
    `¥${yuanOf(costFen)}`,
    chip(isHere ? '在院 in hospital' : '已出院 discharged', isHere ? 'good' : 'quiet'),
    isHere &&
      actionButton({
        action: `${pathOf(his)}/stays/${stay.admissionNo}/discharge`,
        label: both('出院结算', 'Discharge'),
      }),
  ]
}

function topUpRow(his: HospitalHis, { request, amountFen, creditedAtMs, status }: TopUp) {
  return [
    nameOf(his, request.patientNo),
    `¥${yuanOf(amountFen)}`,
    shanghaiDateTime(creditedAtMs),
    chip(
      status === 'CREDITED' ? '已入账 credited' : '已冲正 reversed',
      status === 'CREDITED' ? 'good' : 'quiet',
    ),
    html`<code>${request.orderNo}</code>`,
  ]
}

function noticeRow(his: HospitalHis, { patientNo, wardName, admitDate, admissionNo, noticeNo }: Notice) {
  return [
    nameOf(his, patientNo),
    wardName.zh,
    admitDate,
    admissionNo === undefined
      ? chip('待入院 waiting', 'attention')
      : chip(`已入院 admitted ${admissionNo}`, 'good'),
    admissionNo === undefined &&
      actionButton({
        action: `${pathOf(his)}/notices/${noticeNo}/free-bed`,
        label: both('床位已空出', 'The bed is free'),
      }),
  ]
}
