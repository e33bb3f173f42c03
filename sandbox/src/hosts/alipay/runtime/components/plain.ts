import { type CreateBuiltIn, isOn, numberOr } from './component.ts'

/** A component that is only a box of its own name. */
export function plain(tag: string): CreateBuiltIn {
  return () => {
    const element = document.createElement(tag)

    return { element, content: element }
  }
}

export const createText: CreateBuiltIn = () => {
  const element = document.createElement('text')

  return {
    element,
    content: element,
    update(attributes) {
      const lines = numberOr(attributes['number-of-lines'], 0)
      element.classList.toggle('host-clamped', lines > 0)
      element.style.setProperty('--host-lines', lines > 0 ? String(lines) : null)
      element.classList.toggle('host-selectable', isOn(attributes.selectable))
    },
  }
}
