import type { Doctor } from '../../group/doctor.ts'
import { shownDates } from '../../group/hospital.ts'
import type { HospitalHis } from '../../his/hospital-his.ts'
import type { SessionSheet } from '../../his/staff-desk.ts'
import { html, type SafeHtml } from '../../lib/html.ts'
import { shanghaiDate, weekdayOf } from '../../lib/shanghai-time.ts'
import { panels } from '../../reports/panels.ts'
import type { PanelContext } from '../panel-context.ts'
import { billTable } from './bill-table.ts'
import { orderTable } from './order-table.ts'
import { both, pageFrame } from './page-frame.ts'
import { chip, table } from './parts.ts'
import { periodWords, visitTypeWords, weekdayWords } from './visit-words.ts'

/** A hospital's clinics of one day, with the places left and who has them. */
export function hospitalPage(options: { his: HospitalHis; context: PanelContext; date: string }): string {
  const { his, context, date } = options
  const { institution } = his.hospital
  const path = `/panel/his/${institution.hospitalCode}`
  const orders = his.staff.orders()
  const body = html`
<h1>${both(institution.name[0], institution.name[1])}</h1>
<p class="address">${context.his.credentials.institutions[institution.institutionCode]?.baseUrl ?? ''}</p>
<section>
  <h2>${both('预约订单', 'Orders')}</h2>
  ${orderTable({ his, orders: orders.slice(0, 50) })}
</section>
<section>
  <h2>${both('门诊账单', 'Outpatient bills')}</h2>
  ${billTable(his)}
</section>
${hasLaboratory(his, context) && reportSection(his)}
<section>
  <h2>${both('排班', 'Clinics')}</h2>
  ${addClinicForm({ hospitalCode: institution.hospitalCode, date, doctors: his.hospital.doctors })}
  ${dateStrip({ path, date, today: shanghaiDate(context.clock.now()) })}
  ${his.hospital.departments.map(({ departmentCode, name }) =>
    departmentClinics({
      his,
      path,
      name: both(name.zh, name.en),
      sheets: his.staff.sessionsOn(date).filter(({ session }) => session.departmentCode === departmentCode),
    }),
  )}
</section>`

  return pageFrame({ title: institution.name[0], path, body }, context)
}

function dateStrip({ path, date, today }: { path: string; date: string; today: string }): SafeHtml {
  return html`<nav class="dates" aria-label="Dates">${shownDates(today).map(
    (day) =>
      html`<a href="${path}?date=${day}"${day === date && html` aria-current="date"`}>周${weekdayWords[weekdayOf(day)]}<b>${day.slice(5)}</b></a>`,
  )}</nav>`
}

function hasLaboratory({ hospital }: HospitalHis, { laboratory }: PanelContext): boolean {
  return laboratory.credentials.institutions[hospital.institution.institutionCode] !== undefined
}

function reportSection(his: HospitalHis): SafeHtml {
  const { hospitalCode } = his.hospital.institution

  return html`<section>
<h2>${both('检验报告', 'Laboratory reports')}</h2>
<form method="post" action="/panel/api/his/${hospitalCode}/reports" class="fields">
<label>${both('患者', 'Patient')}<select name="patientNo">${his.staff.files().map((file) => html`<option value="${file.patientNo}">${file.name}</option>`)}</select></label>
<label>${both('项目', 'Tests')}<select name="panel">${Object.entries(panels).map(([key, { name, display }]) => html`<option value="${key}">${name} ${display}</option>`)}</select></label>
<button>${both('出报告', 'Finish the report')}</button>
</form></section>`
}

function addClinicForm(options: {
  hospitalCode: string
  date: string
  doctors: readonly Doctor[]
}): SafeHtml {
  const { hospitalCode, date, doctors } = options

  return html`<details class="more"><summary>${both('加开门诊', 'Add a clinic')}</summary>
<form method="post" action="/panel/api/his/${hospitalCode}/sessions" class="fields">
<input type="hidden" name="date" value="${date}">
<label>${both('医生', 'Doctor')}<select name="doctorCode">${doctors.map((doctor) => html`<option value="${doctor.doctorCode}">${doctor.name.zh} ${doctor.name.en}</option>`)}</select></label>
<label>${both('时段', 'When')}<select name="period">${Object.entries(periodWords).map(([period, words]) => html`<option value="${period}">${words.join(' ')}</option>`)}</select></label>
<label>${both('每半小时号数', 'Places per half-hour')}<input name="capacity" type="number" min="1" max="200" value="20" required></label>
<label>${both('半小时数', 'Half-hours')}<input name="slotCount" type="number" min="1" max="7" value="1" required></label>
<button>${both('加开', 'Add')}</button>
</form></details>`
}

function departmentClinics(options: {
  his: HospitalHis
  path: string
  name: SafeHtml
  sheets: SessionSheet[]
}): SafeHtml | undefined {
  const { his, path, name, sheets } = options
  if (sheets.length === 0) return undefined

  return html`<h3>${name}</h3>${table({
    columns: [
      both('时间', 'When'),
      both('医生', 'Doctor'),
      both('类别', 'Visit'),
      both('挂号费', 'Fee'),
      both('余号', 'Left'),
      both('平台预约', 'Ours'),
      '',
    ],
    rows: sheets.map((sheet) => clinicRow({ his, path, sheet })),
    empty: '',
  })}`
}

function clinicRow({ his, path, sheet }: { his: HospitalHis; path: string; sheet: SessionSheet }) {
  const { session, slots, orders } = sheet
  const doctor = his.hospital.doctors.find(({ doctorCode }) => doctorCode === session.doctorCode)
  const left = slots.reduce((sum, slot) => sum + slot.left, 0)
  const capacity = slots.reduce((sum, slot) => sum + slot.capacity, 0)

  return [
    both(...periodWords[session.period]),
    html`${doctor?.name.zh ?? session.doctorCode} <span class="en" lang="en">${doctor?.name.en ?? ''}</span>`,
    both(...visitTypeWords[session.visitType]),
    `¥${session.fee}`,
    html`${left} / ${capacity} ${session.stopReason !== undefined ? chip('停诊 stopped', 'bad') : left === 0 && chip('已满 full', 'attention')}`,
    orders.length,
    html`<a href="${path}/sessions/${session.scheduleNo}">${both('查看', 'Open')}</a>`,
  ]
}
