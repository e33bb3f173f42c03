import type { ComponentServices, CreateBuiltIn } from './component.ts'

export const createForm: CreateBuiltIn = ({ emit, services }) => {
  const element = document.createElement('form')
  element.noValidate = true
  element.addEventListener('submit', (event) => {
    event.preventDefault()
    emit('submit', { value: valuesOf(element, services), formId: '' })
  })
  element.addEventListener('reset', () => emit('reset'))

  return { element, content: element }
}

/** By name, what each named component inside hands over. */
function valuesOf(form: HTMLElement, services: ComponentServices): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const element of form.querySelectorAll('*')) {
    const name = services.nameOf(element)
    const formValue = services.builtInOf(element)?.formValue
    if (name !== '' && formValue !== undefined) values[name] = formValue()
  }

  return values
}
