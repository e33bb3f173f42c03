import type { CashierInvocation } from '@tongzhen/contract/payments'
import type { CashierEnd } from '../cashier'

/** UnionPay's page takes the place of ours, and sends the browser back to the payment (protocols/payments.md §4.1). */
export async function openUnionpayCashier({
  action,
  fields,
}: Extract<CashierInvocation, { means: 'unionpay' }>): Promise<CashierEnd> {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.acceptCharset = 'utf-8'
  form.hidden = true
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  form.submit()
  return 'left'
}
