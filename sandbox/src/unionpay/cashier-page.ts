import { html, type SafeHtml } from '../lib/html.ts'
import { yuanOf } from '../lib/yuan.ts'
import { type CashierCard, cashierCards } from './cashier-cards.ts'
import { cashierStyle } from './cashier-style.ts'
import { instantOfCompact } from './compact-time.ts'
import type { Fields } from './fields.ts'
import type { RequestProblem } from './request-check.ts'
import { type ResponseCode, responseText } from './response-codes.ts'
import type { Trade } from './trade-book.ts'

/** Where a person chooses a card and pays, or gives up. */
export function cashierPage({
  token,
  trade: { asked, amountFen },
  hasFailed,
}: {
  token: string
  trade: Trade
  /** The card chosen before had too little money. */
  hasFailed: boolean
}): string {
  const alert =
    hasFailed &&
    html`<p class="alert" role="alert">${both('卡上的余额不足，没有扣款。请换一张卡，或取消付款。', 'Too little money on this card; nothing was taken. Choose another card, or cancel.')}</p>`

  return frame({
    title: '付款 Payment',
    body: html`<h1>${both('确认付款', 'Confirm payment')}</h1>
${alert}
<p class="amount"><span class="hidden">${both('金额', 'Amount')}</span>¥${yuanOf(amountFen)}</p>
<dl>
${payeeAndNumber(asked)}
${detail('内容', 'For', commodityName(asked))}
${detail('请在此前付款', 'Pay before', readableTime(asked.payTimeout))}
</dl>
<form method="post" action="/cashier/${token}/pay">
<fieldset><legend>${both('用哪张卡付款', 'Card to pay with')}</legend>
${cashierCards.map((card, index) => cardChoice(card, index === 0))}
</fieldset>
<button class="primary">${both('确认付款', 'Pay')}</button>
</form>
<form method="post" action="/cashier/${token}/cancel"><button>${both('取消付款', 'Cancel')}</button></form>`,
  })
}

/** The end of the cashier: what happened, and the form that brings the browser back with the signed result. */
export function leavingPage({
  trade: { asked, amountFen },
  fields,
  code,
  reason,
}: {
  trade: Trade
  fields: Fields
  code: ResponseCode
  reason: 'cancelled' | 'late' | undefined
}): string {
  return frame({
    title: '付款结果 Result',
    body: html`<div role="status"><h1>${resultHeading(code, reason)}</h1></div>
<p class="amount"><span class="hidden">${both('金额', 'Amount')}</span>¥${yuanOf(amountFen)}</p>
<dl>
${payeeAndNumber(asked)}
${detail('交易流水号', 'Reference', fields.queryId)}
</dl>
<form method="post" action="${asked.frontUrl}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="primary">${both('返回商户', 'Back to the merchant')}</button>
</form>`,
  })
}

/** An order that cannot be paid as it was sent. The person can only go back. */
export function refusalPage({ code, detail }: RequestProblem): string {
  return frame({
    title: '订单信息有误 Order refused',
    body: html`<h1>${both('订单信息有误', 'This order was refused')}</h1>
<p role="alert">${responseText(code, detail)}</p>`,
  })
}

function resultHeading(code: ResponseCode, reason: 'cancelled' | 'late' | undefined): SafeHtml {
  if (reason === 'cancelled') return both('付款已取消，没有扣款', 'Cancelled; nothing was taken')
  if (reason === 'late') return both('付款时间已过，没有扣款', 'Too late; nothing was taken')
  if (code === '00') return both('付款成功', 'Paid')
  if (code === '42') return both('付款超时，款项将自动退回', 'Paid too late; the money comes back by itself')

  return both('银行处理中，请勿重复付款', 'The bank is working on it; do not pay again')
}

function cardChoice({ id, bank, kind, number }: CashierCard, isFirst: boolean): SafeHtml {
  const input = isFirst
    ? html`<input type="radio" name="card" value="${id}" required checked>`
    : html`<input type="radio" name="card" value="${id}" required>`

  return html`<label>${input}<span><strong>${bank.zh} ${kind.zh}</strong><small lang="en">${bank.en}, ${kind.en}</small><small>${number}</small></span></label>`
}

function payeeAndNumber({ merId = '', orderId }: Fields): SafeHtml {
  return html`${detail('收款方', 'Payee', `体验医院 Demo hospital (${merId})`)}
${detail('订单号', 'Order number', orderId)}`
}

function detail(zh: string, en: string, value: string | undefined): SafeHtml | undefined {
  if (!value) return undefined

  return html`<div><dt>${both(zh, en)}</dt><dd>${value}</dd></div>`
}

function both(zh: string, en: string): SafeHtml {
  return html`${zh} <span lang="en">${en}</span>`
}

function frame({ title, body }: { title: string; body: SafeHtml }): string {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${cashierStyle}
</head>
<body>
<header><strong>${both('银联在线支付', 'UnionPay online')}</strong><small>${both('体验环境，不会真的扣款', 'Sandbox: no money moves')}</small></header>
<main>${body}</main>
</body>
</html>
`.text
}

/** `riskRateInfo` is `{commodityName=…}`; that the true cashier shows it is UNCONFIRMED. */
function commodityName({ riskRateInfo = '' }: Fields): string {
  return /commodityName=([^&}]*)/.exec(riskRateInfo)?.[1] ?? ''
}

function readableTime(compact = ''): string {
  const at = instantOfCompact(compact)
  if (Number.isNaN(at)) return ''

  return `${compact.slice(8, 10)}:${compact.slice(10, 12)}:${compact.slice(12)}`
}
