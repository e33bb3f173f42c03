import type { HospitalHis } from '../../his/hospital-his.ts'
import { LOCK_MINUTES, type Order } from '../../his/order.ts'
import { html, type SafeHtml } from '../../lib/html.ts'
import { both } from './page-frame.ts'
import { actionButton, chip, table } from './parts.ts'
import { orderStatusWords } from './visit-words.ts'

/** Orders with what the hospital's desk may do with them. */
export function orderTable({ his, orders }: { his: HospitalHis; orders: readonly Order[] }): SafeHtml {
  return table({
    columns: [
      both('患者', 'Patient'),
      both('医生', 'Doctor'),
      both('就诊时间', 'Visit'),
      both('序号', 'Queue'),
      both('状态', 'State'),
      both('订单号', 'Order'),
      '',
    ],
    rows: orders.map((order) => orderRow(his, order)),
    empty: both(`还没有预约。锁号 ${LOCK_MINUTES} 分钟未确认会自动释放。`, 'No appointment yet.'),
  })
}

function orderRow(his: HospitalHis, order: Order) {
  const { hospital, staff } = his
  const patient = staff.findFile(order.patientNo)
  const doctor = hospital.doctors.find(({ doctorCode }) => doctorCode === order.doctorCode)
  const { words, tone } = orderStatusWords[order.status]
  const visit = `/panel/api/his/${hospital.institution.hospitalCode}/orders/${order.orderNo}/visit`
  const canMark = ['CONFIRMED', 'VISITED', 'MISSED'].includes(order.status)

  return [
    patient?.name ?? order.patientNo,
    doctor?.name.zh ?? order.doctorCode,
    `${order.date} ${order.beginTime}–${order.endTime}`,
    order.queueNo ?? '',
    chip(words.join(' '), tone),
    html`<code>${order.orderNo}</code>`,
    canMark && [
      actionButton({ action: visit, label: both('已就诊', 'Visited'), fields: { status: 'VISITED' } }),
      actionButton({ action: visit, label: both('爽约', 'Missed'), fields: { status: 'MISSED' } }),
    ],
  ]
}
