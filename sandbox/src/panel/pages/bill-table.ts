import { amountFenOf, type Bill, type BillStatus } from '../../his/billing/bill.ts'
import { type ChargeItem, chargeCodes, chargeItems } from '../../his/billing/charge-items.ts'
import type { HospitalHis } from '../../his/hospital-his.ts'
import { html, type SafeHtml } from '../../lib/html.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { both } from './page-frame.ts'
import { actionButton, chip, type Tone, table } from './parts.ts'

const SHOWN_BILLS = 60

const statusWords: Record<BillStatus, { words: readonly [zh: string, en: string]; tone: Tone }> = {
  OPEN: { words: ['待缴', 'open'], tone: 'attention' },
  PAID: { words: ['已缴', 'paid'], tone: 'good' },
  REFUNDED: { words: ['已退', 'given back'], tone: 'quiet' },
  WITHDRAWN: { words: ['已作废', 'withdrawn'], tone: 'quiet' },
}

/** The newest bills of a hospital, with what doctors, cashiers and executing departments may do with them. */
export function billTable(his: HospitalHis): SafeHtml {
  const bills = his.cashier.bills()

  return html`${addBillsForm(his)}${table({
    columns: [
      both('患者', 'Patient'),
      both('就诊', 'Visit'),
      both('执行科室', 'Carried out by'),
      both('项目', 'Items'),
      both('金额', 'Amount'),
      both('状态', 'State'),
      both('账单号', 'Bill'),
      '',
    ],
    rows: bills.slice(0, SHOWN_BILLS).map((bill) => billRow(his, bill)),
    empty: both('还没有账单。', 'No bill yet.'),
  })}`
}

function billRow(his: HospitalHis, bill: Bill) {
  const { words, tone } = statusWords[bill.status]

  return [
    his.staff.findFile(bill.patientNo)?.name ?? bill.patientNo,
    html`${bill.visit.visitDate} ${bill.visit.departmentName.zh}`,
    bill.executingDepartment.zh,
    bill.items.map(({ name, quantity }) => `${name.zh}×${quantity}`).join('、'),
    `¥${yuanOf(amountFenOf([bill]))}`,
    [
      chip(words.join(' '), tone),
      bill.isHeld && chip('窗口结算中 at the desk', 'attention'),
      bill.isExecuted && chip('已执行 done', 'quiet'),
    ],
    html`<code>${bill.billNo}</code>${bill.orderNo !== undefined && html`<div><code>${bill.orderNo}</code></div>`}`,
    actionsOf(his, bill),
  ]
}

function actionsOf(his: HospitalHis, { billNo, status, isHeld, isExecuted, orderNo }: Bill) {
  const path = `/panel/api/his/${his.hospital.institution.hospitalCode}/bills/${billNo}`
  const button = (action: string, zh: string, en: string) =>
    actionButton({ action: `${path}/${action}`, label: both(zh, en) })

  return [
    status === 'OPEN' && button('withdraw', '作废', 'Withdraw'),
    status === 'OPEN' && !isHeld && button('hold', '窗口打开', 'Open at the desk'),
    status === 'OPEN' && isHeld && button('release', '窗口放开', 'Let go'),
    status === 'OPEN' && button('take-money', '窗口收费', 'Take money'),
    status === 'PAID' && !isExecuted && button('execute', '标记已执行', 'Mark as done'),
    status === 'PAID' && !isExecuted && orderNo === undefined && button('give-back', '窗口退费', 'Give back'),
  ]
}

function addBillsForm(his: HospitalHis): SafeHtml {
  const { hospitalCode } = his.hospital.institution
  const priced = chargeCodes.map((code) => ({ code, item: chargeItems[code] as ChargeItem }))

  return html`<details class="more"><summary>${both('开一张账单', 'Add a bill')}</summary>
<form method="post" action="/panel/api/his/${hospitalCode}/bills" class="fields">
<label>${both('患者', 'Patient')}<select name="patientNo">${his.staff.files().map((file) => html`<option value="${file.patientNo}">${file.name}</option>`)}</select></label>
<label>${both('项目', 'Item')}<select name="item">${priced.map(({ code, item }) => html`<option value="${code}">${item.name.join(' ')} ¥${yuanOf(item.priceFen)}</option>`)}</select></label>
<label>${both('数量', 'Quantity')}<input name="quantity" type="number" min="0.5" step="0.5" max="999" value="1" required></label>
<button>${both('开单', 'Add')}</button>
</form></details>`
}
