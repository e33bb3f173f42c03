import { type CreateBuiltIn, isOn, numberOr, textOf } from './component.ts'

export const createScrollView: CreateBuiltIn = ({ emit, attributes }) => {
  const element = document.createElement('scroll-view')
  let isAtStart = true
  let isAtEnd = false

  element.addEventListener(
    'scroll',
    (event) => {
      if (event.target !== element) return
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
      emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth })
      tellEnds()
    },
    { passive: true },
  )

  /** Once each time an end comes near. */
  function tellEnds(): void {
    const isAcross = isOn(attributes()['scroll-x'])
    const done = isAcross ? element.scrollLeft : element.scrollTop
    const left = isAcross
      ? element.scrollWidth - element.clientWidth - done
      : element.scrollHeight - element.clientHeight - done
    const wasAtStart = isAtStart
    const wasAtEnd = isAtEnd
    isAtStart = done <= numberOr(attributes()['upper-threshold'], 50)
    isAtEnd = left <= numberOr(attributes()['lower-threshold'], 50)
    if (isAtStart && !wasAtStart) emit('scrolltoupper', { direction: isAcross ? 'left' : 'top' })
    if (isAtEnd && !wasAtEnd) emit('scrolltolower', { direction: isAcross ? 'right' : 'bottom' })
  }

  return {
    element,
    content: element,
    update(next) {
      const isScrollable = isOn(next['scroll-x']) || isOn(next['scroll-y'])
      element.style.overflowX = isOn(next['scroll-x']) ? 'auto' : 'hidden'
      element.style.overflowY = isOn(next['scroll-y']) ? 'auto' : 'hidden'
      if (isScrollable) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    },
    rendered(next, previous) {
      const behavior = isOn(next['scroll-with-animation']) ? 'smooth' : 'auto'
      if (next['scroll-top'] !== previous['scroll-top']) {
        element.scrollTo({ top: numberOr(next['scroll-top'], element.scrollTop), behavior })
      }
      if (next['scroll-left'] !== previous['scroll-left']) {
        element.scrollTo({ left: numberOr(next['scroll-left'], element.scrollLeft), behavior })
      }
      const into = textOf(next['scroll-into-view'])
      if (into !== '' && into !== previous['scroll-into-view']) {
        queueMicrotask(() => showInside(element, { id: into, behavior }))
      }
    },
  }
}

/** Unlike `scrollIntoView` this moves nothing around the scroll view. */
function showInside(element: HTMLElement, { id, behavior }: { id: string; behavior: ScrollBehavior }): void {
  const wanted = element.querySelector(`[id="${CSS.escape(id)}"]`)
  if (wanted === null) return
  const from = element.getBoundingClientRect()
  const to = wanted.getBoundingClientRect()
  element.scrollTo({
    top: element.scrollTop + to.top - from.top,
    left: element.scrollLeft + to.left - from.left,
    behavior,
  })
}
