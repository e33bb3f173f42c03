import type { HospitalHis } from '../../his/hospital-his.ts'
import type { SessionSheet } from '../../his/staff-desk.ts'
import { html, type SafeHtml } from '../../lib/html.ts'
import type { PanelContext } from '../panel-context.ts'
import { orderTable } from './order-table.ts'
import { both, pageFrame } from './page-frame.ts'
import { actionButton, chip, table } from './parts.ts'
import { queueTable } from './queue-table.ts'
import { periodWords, visitTypeWords } from './visit-words.ts'

/** One clinic: its slots, the people in it, and the switch that stops it. */
export function sessionPage(options: {
  his: HospitalHis
  context: PanelContext
  sheet: SessionSheet
}): string {
  const { his, context, sheet } = options
  const { session, slots } = sheet
  const { hospitalCode } = his.hospital.institution
  const doctor = his.hospital.doctors.find(({ doctorCode }) => doctorCode === session.doctorCode)
  const path = `/panel/his/${hospitalCode}`
  const body = html`
<p><a href="${path}?date=${session.date}">← ${both('当日排班', 'Clinics of the day')}</a></p>
<h1>${both(doctor?.name.zh ?? session.doctorCode, doctor?.name.en ?? '')}</h1>
<p class="purpose">${session.date} ${both(...periodWords[session.period])} · ${both(...visitTypeWords[session.visitType])} · ¥${session.fee}<br>
${both(session.location.zh, session.location.en)}</p>
<p class="address">${session.scheduleNo}</p>
<section><h2>${both('门诊', 'Clinic')}</h2>${stopSwitch(sheet, `/panel/api/his/${hospitalCode}/sessions/${session.scheduleNo}`)}</section>
<section><h2>${both('时段', 'Slots')}</h2>${table({
    columns: [both('时间', 'Time'), both('余号', 'Left'), both('平台预约', 'Ours')],
    rows: slots.map((slot) => [
      `${slot.beginTime}–${slot.endTime}`,
      `${slot.left} / ${slot.capacity}`,
      sheet.orders.filter(({ slotNo }) => slotNo === slot.slotNo).length,
    ]),
    empty: '',
  })}</section>
<section><h2>${both('候诊队列', 'Queue')}</h2>${queueTable(his, session)}</section>
<section><h2>${both('预约', 'Appointments')}</h2>${orderTable({ his, orders: sheet.orders })}</section>`

  return pageFrame({ title: session.scheduleNo, path, body }, context)
}

function stopSwitch({ session }: SessionSheet, api: string): SafeHtml {
  if (session.stopReason !== undefined) {
    return html`<p>${chip('停诊 stopped', 'bad')} ${both(session.stopReason.zh, session.stopReason.en)}
${actionButton({ action: `${api}/reopen`, label: both('恢复门诊', 'Open again') })}</p>`
  }

  return html`<form method="post" action="${api}/stop" class="fields" data-confirm="停诊后已预约的患者会失去号源。Everyone booked here loses the place.">
<label>${both('停诊原因', 'Reason')}<input name="zh" value="医生身体不适" required></label>
<label>${both('英文', 'In English')}<input name="en" value="The doctor is unwell" required></label>
<button class="danger">${both('停诊', 'Stop the clinic')}</button>
</form>`
}
