import { yuanOf } from '../../lib/yuan.ts'
import type { CashierSheet } from '../../wechat-pay/cashier.ts'
import { element, inPhoneLanguage } from './host-dialog.ts'

export type PayersChoice = 'confirm' | 'cancel' | 'too_little_money'

/** The host's cashier, from below, over the page. Leaving it by any other way is `cancel`. */
export function askPayer({ merchantName, description, amountFen }: CashierSheet): Promise<PayersChoice> {
  const place = document.createElement('sandbox-host-cashier')
  const root = place.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [styleSheet()]

  const dialog = element('dialog')
  dialog.setAttribute('aria-labelledby', 'title')
  dialog.setAttribute('aria-describedby', 'amount')
  const form = element('form')
  form.method = 'dialog'
  const title = element('h2', inPhoneLanguage({ zh: '微信支付', en: 'WeChat Pay' }))
  title.id = 'title'
  const amount = element('p', `¥${yuanOf(amountFen)}`)
  amount.id = 'amount'
  form.append(
    title,
    amount,
    row({ zh: '收款方', en: 'To' }, inPhoneLanguage(merchantName)),
    row({ zh: '商品', en: 'For' }, description),
    button('confirm', { zh: '确认支付', en: 'Pay' }),
    button('too_little_money', { zh: '余额不足（演示）', en: 'Too little money (demo)' }),
    button('cancel', { zh: '取消', en: 'Cancel' }),
  )
  dialog.append(form)
  root.append(dialog)
  document.documentElement.append(place)

  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      place.remove()
      const choice = dialog.returnValue
      resolve(choice === 'confirm' || choice === 'too_little_money' ? choice : 'cancel')
    })
    dialog.showModal()
  })
}

function row(label: { zh: string; en: string }, value: string): HTMLElement {
  const list = element('dl')
  list.append(element('dt', inPhoneLanguage(label)), element('dd', value))

  return list
}

function button(value: PayersChoice, label: { zh: string; en: string }): HTMLButtonElement {
  const made = element('button', inPhoneLanguage(label))
  made.value = value

  return made
}

// A constructed sheet: the page's content security policy may forbid inline styles.
function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    dialog { box-sizing: border-box; width: 100%; max-width: 480px; margin: auto auto 0; padding: 0; border: 0;
      border-radius: 12px 12px 0 0; color: #16201f; background: #fff;
      font: 17px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Segoe UI", sans-serif }
    dialog::backdrop { background: rgb(0 0 0 / .45) }
    form { display: flex; flex-direction: column; padding: 20px 20px 12px }
    h2 { margin: 0; font-size: 17px; text-align: center }
    p { margin: 4px 0 12px; font-size: 36px; font-weight: 600; line-height: 1.3; text-align: center;
      font-variant-numeric: tabular-nums }
    dl { display: flex; gap: 16px; justify-content: space-between; margin: 0; padding: 12px 0; border-top: 1px solid #dde4e3 }
    dt { flex: none; color: #465251 }
    dd { margin: 0; text-align: right; overflow-wrap: anywhere }
    button { min-height: 52px; border: 0; border-radius: 8px; color: #465251; background: none; font: inherit; cursor: pointer }
    button[value=confirm] { margin-top: 16px; color: #fff; background: #0b6e75; font-weight: 600 }
    button:focus-visible { outline: 3px solid #084f55; outline-offset: 2px }
  `)

  return sheet
}
