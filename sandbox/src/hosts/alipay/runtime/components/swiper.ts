import { type CreateBuiltIn, isOn, numberOr } from './component.ts'

/** Slides side by side (or one above the other) in a strip that snaps. */
export const createSwiper: CreateBuiltIn = ({ emit, attributes }) => {
  const element = document.createElement('swiper')
  const content = document.createElement('div')
  content.className = 'host-slides'
  content.tabIndex = 0
  const dots = document.createElement('div')
  dots.className = 'host-dots'
  dots.ariaHidden = 'true'
  element.append(content, dots)
  let current = 0
  let autoplay: number | undefined

  const isVertical = () => isOn(attributes().vertical)
  const slideSize = () => (isVertical() ? content.clientHeight : content.clientWidth)

  function goTo(slide: number, behavior: ScrollBehavior): void {
    const distance = slide * slideSize()
    content.scrollTo(isVertical() ? { top: distance, behavior } : { left: distance, behavior })
    arriveAt(slide)
  }

  function arriveAt(slide: number): void {
    if (slide === current) return
    current = slide
    showDots()
    emit('change', { current })
    emit('animationend', { current })
  }

  function showDots(): void {
    const shown = attributes()
    dots.hidden = !isOn(shown['indicator-dots'])
    dots.replaceChildren(...Array.from(content.children, () => document.createElement('i')))
    dots.children[current]?.classList.add('host-current')
  }

  function playOn(): void {
    window.clearInterval(autoplay)
    if (!isOn(attributes().autoplay)) return
    autoplay = window.setInterval(
      () => {
        const last = content.childElementCount - 1
        if (current < last || isOn(attributes().circular)) goTo(current < last ? current + 1 : 0, 'smooth')
      },
      numberOr(attributes().interval, 5000),
    )
  }

  content.addEventListener('scrollend', () => {
    const distance = isVertical() ? content.scrollTop : content.scrollLeft
    arriveAt(Math.round(distance / Math.max(1, slideSize())))
  })

  return {
    element,
    content,
    update(next) {
      element.toggleAttribute('data-vertical', isOn(next.vertical))
    },
    rendered(next, previous) {
      showDots()
      if (next.autoplay !== previous.autoplay || next.interval !== previous.interval) playOn()
      const wanted = numberOr(next.current, 0)
      if (next.current !== previous.current && wanted !== current) queueMicrotask(() => goTo(wanted, 'auto'))
    },
    dispose: () => window.clearInterval(autoplay),
  }
}
