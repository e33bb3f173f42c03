/** What the checks have in common inside the page, as `window.walk`. */
export interface PageTools {
  /** What can be seen and used: the open sheet, otherwise the page on top. */
  scene: () => Element
  isSeen: (element: Element) => boolean
  /** Stands in the document, but for screen readers only. */
  isForEars: (element: Element) => boolean
  /** Everything in the scene that can be pressed or typed into. */
  targets: () => HTMLElement[]
  /** Every piece of text in the scene that can be seen. */
  texts: () => { text: string; holder: Element; boxes: DOMRect[] }[]
  /** In a bar that stays in sight while the rest scrolls under it. */
  isInBar: (element: Element) => boolean
  /** An element as a person finds it in the code and on the page. */
  call: (element: Element) => string
}

declare global {
  interface Window {
    walk: PageTools
  }
}

/** Runs in the page before its own scripts; so it refers to nothing outside itself. */
export function installPageTools(): void {
  const pressable = '[role=button],[role=link],[role=tab],[role=radio],[role=checkbox],[role=switch]'
  const scene = () =>
    [...document.querySelectorAll('[aria-modal="true"]')].at(-1) ??
    [...document.querySelectorAll('.taro_page_show')].at(-1) ??
    document.body
  const isForEars = (element: Element) => element.closest('.visually-hidden') !== null
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true })
  }

  /** Lines beyond the last one of a summary are not drawn. */
  const isUncut = (holder: Element, box: DOMRect) => {
    const summary = getComputedStyle(holder).webkitLineClamp === 'none' ? undefined : holder
    return !summary || box.bottom <= summary.getBoundingClientRect().bottom + 2
  }
  const isInBar = (element: Element) => {
    for (let one: Element | null = element; one; one = one.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(one).position)) return true
    return false
  }

  window.walk = {
    scene,
    isSeen,
    isInBar,
    isForEars,
    targets: () =>
      [...scene().querySelectorAll<HTMLElement>(`${pressable},a,button,input,textarea,select`)].filter(
        isSeen,
      ),
    texts() {
      const found = []
      const walker = document.createTreeWalker(scene(), NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const holder = node.parentElement
        const text = node.textContent?.trim() ?? ''
        if (!holder || text === '' || isForEars(holder) || !isSeen(holder)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        found.push({ text, holder, boxes: [...range.getClientRects()].filter((box) => isUncut(holder, box)) })
      }
      return found
    },
    call(element) {
      const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
      const name = element.id || element.getAttribute('class')?.split(' ').at(-1) || element.localName
      return `${name} “${text.trim().replace(/\s+/g, ' ').slice(0, 40)}”`
    },
  }
}
