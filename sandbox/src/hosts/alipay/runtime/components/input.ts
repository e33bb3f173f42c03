import { type CreateBuiltIn, isOn, textOf } from './component.ts'
import { textField } from './text-field.ts'

/** Which keys the phone shows for a type of Alipay's input. */
const KEYBOARDS: Record<string, string> = {
  number: 'numeric',
  numberpad: 'numeric',
  digit: 'decimal',
  digitpad: 'decimal',
  idcard: 'text',
  idcardpad: 'text',
  'idcard-pad': 'text',
}

export const createInput: CreateBuiltIn = (context) => {
  const element = document.createElement('input')
  const field = textField(element, context)
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    context.emit('confirm', { value: element.value })
    if (!isOn(context.attributes()['confirm-hold'])) element.blur()
  })

  return {
    ...field,
    update(next, previous) {
      const type = textOf(next.type)
      element.type = isOn(next.password) ? 'password' : 'text'
      element.inputMode = KEYBOARDS[type] ?? 'text'
      field.update?.(next, previous)
    },
  }
}
