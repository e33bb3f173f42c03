import { choice } from './choice.ts'
import type { BuiltIn, CreateBuiltIn } from './component.ts'

export const createSwitch: CreateBuiltIn = (context) => choice({ tag: 'switch', context })
export const createCheckbox: CreateBuiltIn = (context) => choice({ tag: 'checkbox', context })
export const createRadio: CreateBuiltIn = (context) => choice({ tag: 'radio', context })

export const createCheckboxGroup: CreateBuiltIn = ({ emit }) => {
  const element = document.createElement('checkbox-group')
  const chosen = () =>
    controls(element, 'checkbox')
      .filter(({ checked }) => checked)
      .map(({ value }) => value)
  element.addEventListener('change', (event) => {
    if (isControl(event.target, 'checkbox')) emit('change', { value: chosen() })
  })

  return { element, content: element, role: 'group', formValue: chosen }
}

let groups = 0

export const createRadioGroup: CreateBuiltIn = ({ emit }) => {
  const element = document.createElement('radio-group')
  groups += 1
  const name = `host-radio-group-${groups}`
  const chosen = () => controls(element, 'radio').find(({ checked }) => checked)?.value ?? ''

  // The browser keeps radios of one name exclusive and moves between them with the arrow keys.
  const nameRadios = () => {
    for (const radio of controls(element, 'radio')) radio.name = name
  }
  for (const type of ['pointerdown', 'focusin']) element.addEventListener(type, nameRadios, { capture: true })
  element.addEventListener('change', (event) => {
    const { target } = event
    if (!isControl(target, 'radio')) return
    for (const other of controls(element, 'radio')) if (other !== target) other.checked = false
    emit('change', { value: target.value })
  })

  return { element, content: element, role: 'radiogroup', formValue: chosen }
}

export const createLabel: CreateBuiltIn = ({ attributes, services }) => {
  const element = document.createElement('label')
  element.addEventListener('click', (event) => {
    const { for: id } = attributes()
    if (typeof id !== 'string' || id === '' || isControl(event.target)) return
    const named = document.getElementById(id)
    const builtIn: BuiltIn | undefined = named === null ? undefined : services.builtInOf(named)
    const control = builtIn?.control ?? builtIn?.element
    if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) control.click()
    else control?.focus()
  })

  return { element, content: element }
}

function controls(element: HTMLElement, type: 'checkbox' | 'radio'): HTMLInputElement[] {
  return [...element.querySelectorAll<HTMLInputElement>(`${type} > input`)]
}

function isControl(target: EventTarget | null, type?: string): target is HTMLInputElement {
  return target instanceof HTMLInputElement && (type === undefined || target.type === type)
}
