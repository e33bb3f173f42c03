import { numberOr, textOf } from '../components/component.ts'
import type { Attributes } from '../render/vnode.ts'

/** Gives an element its `hover-class` while a finger is on it. */
export function listenForHover(element: HTMLElement, attributes: () => Attributes): void {
  let timer: number | undefined
  const toggle = (isOn: boolean, delay: number) => {
    const name = textOf(attributes()['hover-class'])
    if (name === '' || name === 'none') return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => element.classList.toggle(name, isOn), delay)
  }

  element.addEventListener('pointerdown', () => toggle(true, numberOr(attributes()['hover-start-time'], 50)))
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) {
    element.addEventListener(type, () => toggle(false, numberOr(attributes()['hover-stay-time'], 400)))
  }
}
