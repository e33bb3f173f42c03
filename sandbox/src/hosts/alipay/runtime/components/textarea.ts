import { type CreateBuiltIn, isOn } from './component.ts'
import { textField } from './text-field.ts'

export const createTextarea: CreateBuiltIn = (context) => {
  const element = document.createElement('textarea')
  const field = textField(element, context)
  element.addEventListener('input', fitHeight)
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) context.emit('confirm', { value: element.value })
  })

  function fitHeight(): void {
    if (!isOn(context.attributes()['auto-height'])) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }

  return {
    ...field,
    rendered(next, previous) {
      field.rendered?.(next, previous)
      fitHeight()
    },
  }
}
