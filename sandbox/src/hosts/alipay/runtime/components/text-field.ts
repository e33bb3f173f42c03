import type { Attributes } from '../render/vnode.ts'
import { type BuiltIn, type ComponentContext, isOn, numberOr, textOf } from './component.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

/** What input and textarea have in common. */
export function textField(element: Field, { emit, attributes }: ComponentContext): BuiltIn {
  let isComposing = false
  const detail = () => ({ value: element.value, cursor: element.selectionEnd ?? element.value.length })

  element.autocomplete = 'off'
  element.addEventListener('compositionstart', () => {
    isComposing = true
  })
  element.addEventListener('compositionend', () => {
    isComposing = false
  })
  element.addEventListener('input', () => {
    emit('input', detail())
    if (isOn(attributes().controlled)) window.setTimeout(() => setValue(attributes().value))
  })
  element.addEventListener('focus', () => emit('focus', { ...detail(), height: 0 }))
  element.addEventListener('blur', () => emit('blur', detail()))

  /** Text that is being composed must not be overwritten: the input method would lose it. */
  function setValue(value: unknown): void {
    const text = textOf(value)
    if (!isComposing && element.value !== text) element.value = text
  }

  return {
    element,
    update(next, previous) {
      element.placeholder = textOf(next.placeholder)
      element.disabled = isOn(next.disabled)
      element.name = textOf(next.name)
      element.enterKeyHint = keyHint(next)
      setMaxLength(element, numberOr(next.maxlength, 140))
      if (next.value !== undefined && next.value !== previous.value) setValue(next.value)
    },
    rendered(next, previous) {
      const wants = isOn(next.focus) || (isOn(next['auto-focus']) && !('auto-focus' in previous))
      if (wants && !isOn(previous.focus)) focusWhenShown(element)
      if (isOn(previous.focus) && next.focus === false) element.blur()
    },
    formValue: () => element.value,
  }
}

function keyHint(attributes: Attributes): string {
  const type = textOf(attributes['confirm-type'])

  return ['done', 'go', 'next', 'search', 'send'].includes(type) ? type : 'done'
}

/** -1 means without limit. */
function setMaxLength(element: Field, length: number): void {
  if (length < 0) element.removeAttribute('maxlength')
  else element.maxLength = length
}

/** The field is put on the page after it was made. */
function focusWhenShown(element: Field): void {
  queueMicrotask(() => element.focus({ preventScroll: true }))
}
