import { type BuiltIn, type ComponentContext, isOn, textOf } from './component.ts'

export interface ChoiceOptions {
  tag: 'switch' | 'checkbox' | 'radio'
  context: ComponentContext
}

/** A box around a native control, which gives keyboard, label and state to it for nothing. */
export function choice({ tag, context }: ChoiceOptions): BuiltIn & { control: HTMLInputElement } {
  const element = document.createElement(tag)
  const control = document.createElement('input')
  control.type = tag === 'radio' ? 'radio' : 'checkbox'
  element.append(control)
  const content = document.createElement('span')
  content.className = 'host-choice-content'
  element.append(content)

  control.addEventListener('change', () => {
    const { checked } = control
    context.emit('change', { value: checked })
    if (isOn(context.attributes().controlled)) {
      window.setTimeout(() => {
        control.checked = isOn(context.attributes().checked)
      })
    }
  })

  return {
    element,
    control,
    ...(tag === 'switch' ? { role: 'switch' } : { content }),
    update(next, previous) {
      control.value = textOf(next.value)
      control.disabled = isOn(next.disabled)
      if (isOn(next.checked) !== isOn(previous.checked)) control.checked = isOn(next.checked)
      control.style.setProperty('--host-colour', textOf(next.color) || null)
    },
    formValue: () => control.checked,
  }
}
