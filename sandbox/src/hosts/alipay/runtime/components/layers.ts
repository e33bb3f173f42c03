import { type CreateBuiltIn, isOn, numberOr, textOf } from './component.ts'

/** Lifts its children above everything else of the page. */
export const createRootPortal: CreateBuiltIn = ({ services }) => {
  const element = document.createElement('root-portal')
  const content = document.createElement('div')
  content.className = 'host-portal'

  return {
    element,
    content,
    update(next, previous) {
      const isLifted = next.enable === undefined || isOn(next.enable)
      if (
        isLifted !== (previous.enable === undefined || isOn(previous.enable)) ||
        content.parentElement === null
      ) {
        ;(isLifted ? services.portal() : element).append(content)
      }
    },
    dispose: () => content.remove(),
  }
}

/** A sheet over the page (Alipay: page-container). */
export const createPageContainer: CreateBuiltIn = ({ emit }) => {
  const element = document.createElement('page-container')
  const overlay = document.createElement('div')
  overlay.className = 'host-overlay'
  overlay.addEventListener('click', () => emit('clickoverlay'))
  const content = document.createElement('div')
  content.className = 'host-sheet'
  element.append(overlay, content)

  function tell(...types: string[]): void {
    for (const type of types) emit(type)
  }

  return {
    element,
    content,
    update(next, previous) {
      overlay.hidden = next.overlay === false
      overlay.style.cssText = textOf(next['overlay-style'])
      content.style.cssText = textOf(next['custom-style'])
      element.dataset.position = textOf(next.position)
      element.toggleAttribute('data-round', isOn(next.round))
      element.style.zIndex = String(numberOr(next['z-index'], 100))
      element.toggleAttribute('data-shown', isOn(next.show))
      if (isOn(next.show) === isOn(previous.show)) return
      queueMicrotask(() =>
        isOn(next.show)
          ? tell('beforeenter', 'enter', 'afterenter')
          : tell('beforeleave', 'leave', 'afterleave'),
      )
    },
  }
}

export const createWebView: CreateBuiltIn = ({ emit }) => {
  const element = document.createElement('web-view')
  const frame = document.createElement('iframe')
  frame.title = 'web-view'
  frame.addEventListener('load', () => emit('load', { url: frame.src }))
  element.append(frame)

  return {
    element,
    control: frame,
    update(next, previous) {
      if (next.src !== previous.src) frame.src = textOf(next.src)
    },
  }
}
