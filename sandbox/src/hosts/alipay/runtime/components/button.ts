import { type CreateBuiltIn, isOn, textOf } from './component.ts'

export const createButton: CreateBuiltIn = () => {
  const element = document.createElement('button')

  return {
    element,
    content: element,
    update(next) {
      const formType = textOf(next['form-type'])
      element.type = formType === 'submit' || formType === 'reset' ? formType : 'button'
      element.disabled = isOn(next.disabled)
      element.dataset.type = textOf(next.type)
      element.dataset.size = textOf(next.size)
      element.toggleAttribute('data-plain', isOn(next.plain))
      element.toggleAttribute('data-loading', isOn(next.loading))
    },
  }
}
