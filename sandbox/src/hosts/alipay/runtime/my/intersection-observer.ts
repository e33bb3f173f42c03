interface Margins {
  top?: number
  right?: number
  bottom?: number
  left?: number
}

interface Options {
  thresholds?: number[]
  initialRatio?: number
  selectAll?: boolean
}

interface Intersection {
  id: string
  intersectionRatio: number
  intersectionRect: DOMRectReadOnly
  boundingClientRect: DOMRectReadOnly
  relativeRect: DOMRectReadOnly | null
  time: number
}

/** `my.createIntersectionObserver()`: tells when parts of the page come into sight or leave it. */
export function createIntersectionObserver(area: HTMLElement, options: Options = {}) {
  let root: Element = area
  let rootMargin = '0px'
  let observer: IntersectionObserver | undefined
  const ratios = new WeakMap<Element, number>()

  const within = (element: Element, { top = 0, right = 0, bottom = 0, left = 0 }: Margins = {}) => {
    root = element
    rootMargin = `${top}px ${right}px ${bottom}px ${left}px`

    return api
  }

  const api = {
    relativeTo: (selector: string, margins?: Margins) =>
      within(area.querySelector(selector) ?? area, margins),
    relativeToViewport: (margins?: Margins) => within(area, margins),
    observe: (selector: string, tell: (intersection: Intersection) => void) => {
      const { thresholds = [0], initialRatio = 0, selectAll = false } = options
      observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) {
            const before = ratios.get(entry.target) ?? initialRatio
            ratios.set(entry.target, entry.intersectionRatio)
            if (entry.intersectionRatio !== before) tell(intersectionOf(entry))
          }
        },
        { root, rootMargin, threshold: thresholds },
      )
      const found = [...area.querySelectorAll(selector)]
      for (const element of selectAll ? found : found.slice(0, 1)) observer.observe(element)
    },
    disconnect: () => observer?.disconnect(),
  }

  return api
}

function intersectionOf(entry: IntersectionObserverEntry): Intersection {
  const { intersectionRatio, intersectionRect, boundingClientRect, rootBounds, time, target } = entry

  return {
    id: target.id,
    intersectionRatio,
    intersectionRect,
    boundingClientRect,
    relativeRect: rootBounds,
    time,
  }
}
