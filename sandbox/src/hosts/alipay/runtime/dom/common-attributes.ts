import type { BuiltIn } from '../components/component.ts'
import { isOn, textOf } from '../components/component.ts'
import type { Attributes } from '../render/vnode.ts'
import { translateUnits } from './translate-units.ts'

/** What every component has: id, class, style, hidden, role and aria-*. */
export function applyCommonAttributes(builtIn: BuiltIn, next: Attributes, previous: Attributes): void {
  const { element, control = element, role = '' } = builtIn
  if (next.id !== previous.id) setOrRemove(element, 'id', textOf(next.id))
  if (next.class !== previous.class) setOrRemove(element, 'class', textOf(next.class))
  if (next.style !== previous.style) setOrRemove(element, 'style', translateUnits(styleText(next.style)))
  element.hidden = isOn(next.hidden)

  setOrRemove(control, 'role', textOf(next.role) || role)
  for (const name of new Set([...Object.keys(previous), ...Object.keys(next)])) {
    if (name.startsWith('aria-') && next[name] !== previous[name])
      setOrRemove(control, name, textOf(next[name]))
  }
}

function setOrRemove(element: HTMLElement, name: string, value: string): void {
  if (value === '') element.removeAttribute(name)
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

function styleText(style: unknown): string {
  if (typeof style !== 'object' || style === null) return textOf(style)

  return Object.entries(style)
    .map(
      ([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${textOf(value)}`,
    )
    .join(';')
}
