import type { CashierBill, PaySource } from '../../../../alipay/trades/cashier.ts'
import { create, createButton } from './create-element.ts'
import type { HostWords } from './words.ts'

export type CashierChoice = PaySource | 'cancel' | 'forgot_password'

const SOURCES: readonly PaySource[] = ['balance', 'empty_purse', 'slow_bank']

/** Alipay's cashier, from below: what is paid to whom, and from where. Closing it in any other way is `cancel`. */
export function openCashier({
  layer,
  words,
  bill,
}: {
  layer: ShadowRoot
  words: HostWords
  bill: CashierBill
}): Promise<CashierChoice> {
  const dialog = create('dialog', { className: 'cashier' })
  const heading = create('h2', { text: words.cashier })
  heading.id = 'cashier-title'
  dialog.setAttribute('aria-labelledby', heading.id)
  const sources = SOURCES.map((source, index) => sourceOption(words.sources[source], source, index === 0))
  const chosenSource = () => sources.map(({ input }) => input).find(({ checked }) => checked)?.value

  const cancel = createButton({
    className: 'sheet-cancel',
    text: words.cancel,
    onClick: () => dialog.close(),
  })
  const fieldset = create('fieldset', {
    children: [create('legend', { text: words.paySource }), ...sources.map(({ label }) => label)],
  })
  dialog.append(
    create('div', { className: 'sheet-head', children: [cancel, heading] }),
    create('p', { className: 'amount', text: `¥${bill.amount}` }),
    create('dl', {
      children: [...row(words.payee, words.payeeName), ...row(words.payFor, bill.subject)],
    }),
    fieldset,
    createButton({
      className: 'pay',
      text: words.confirmPayment,
      onClick: () => dialog.close(chosenSource()),
    }),
    createButton({
      className: 'forgot',
      text: words.forgotPassword,
      onClick: () => dialog.close('forgot_password'),
    }),
  )
  layer.append(dialog)
  dialog.showModal()

  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === '' ? 'cancel' : (dialog.returnValue as CashierChoice))
    })
  })
}

function sourceOption(text: string, source: PaySource, isFirst: boolean) {
  const input = create('input')
  input.type = 'radio'
  input.name = 'source'
  input.value = source
  input.checked = isFirst

  return { input, label: create('label', { children: [input, create('span', { text })] }) }
}

function row(label: string, value: string): HTMLElement[] {
  return [create('dt', { text: label }), create('dd', { text: value })]
}
