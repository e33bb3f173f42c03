import type {} from './page-tools.ts'

declare global {
  interface Window {
    walkLayout: () => string[]
  }
}

/**
 * Nothing sticks out sideways, is cut off, spills out of what is pressed, lies over other text, or stays under a
 * button. Runs in the page before its own scripts.
 */
export function installLayout(): void {
  window.walkLayout = () => {
    const { scene, texts, call, isSeen, isForEars, isInBar } = window.walk
    const found: string[] = []
    const ground = scene()
    const width = document.documentElement.clientWidth
    const scrollsSideways = (element: Element) =>
      element !== ground && /auto|scroll/.test(getComputedStyle(element).overflowX)
    const isInStrip = (element: Element) => {
      for (let one: Element | null = element; one && one !== ground; one = one.parentElement)
        if (scrollsSideways(one)) return true
      return false
    }

    /** What has been scrolled out of a part of the page lies behind nothing. */
    const isInWindow = (holder: Element, box: DOMRect) => {
      for (let one: Element | null = holder; one && one !== ground; one = one.parentElement) {
        if (!/auto|scroll/.test(getComputedStyle(one).overflowY)) continue
        const { top, bottom } = one.getBoundingClientRect()
        if (box.top >= bottom - 1 || box.bottom <= top + 1) return false
      }
      return true
    }

    if (ground.scrollWidth > ground.clientWidth) found.push(`scrolls sideways: ${ground.scrollWidth} px wide`)
    for (const element of ground.querySelectorAll('*')) {
      if (!isSeen(element) || isForEars(element)) continue
      const { left, right } = element.getBoundingClientRect()
      const parent = element.parentElement?.getBoundingClientRect()
      const isFirstOut = !parent || (parent.right <= width + 0.5 && parent.left >= -0.5)
      if ((right > width + 0.5 || left < -0.5) && isFirstOut && !isInStrip(element))
        found.push(`sticks out sideways: ${call(element)}`)

      const style = getComputedStyle(element)
      const isSummary = style.webkitLineClamp !== 'none' && element.closest('[role=link]') !== null
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      const isCut =
        (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
      if (isCut && !isSummary && element.textContent?.trim()) found.push(`cuts off text: ${call(element)}`)
    }

    const lines = texts().flatMap(({ text, holder, boxes }) =>
      boxes
        .filter((box) => isInWindow(holder, box))
        .map((box) => ({ text, holder, box, isFixed: isInBar(holder) })),
    )
    for (const { text, holder, box } of lines) {
      const press = holder.closest('[role=button],[role=link],[role=tab],[role=radio],[role=checkbox]')
      const room = press?.getBoundingClientRect()
      if (!press || !room) continue
      const isOut =
        box.left < room.left - 1 ||
        box.right > room.right + 1 ||
        box.top < room.top - 1 ||
        box.bottom > room.bottom + 1
      if (isOut) found.push(`“${text.slice(0, 30)}” spills out of ${call(press)}`)
    }
    lines.sort((one, other) => one.box.top - other.box.top)
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (other.box.top >= one.box.bottom) break
        if (one.isFixed !== other.isFixed || one.holder === other.holder) continue
        const x = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const y = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        // Line boxes of neighbours touch; letters do not until a quarter of the line is shared.
        if (x > 2 && y > Math.min(one.box.height, other.box.height) / 4)
          found.push(`“${one.text.slice(0, 20)}” lies over “${other.text.slice(0, 20)}”`)
      }
    }

    // What floats over the page is no harm where the page can be scrolled away from under it.
    const floating = ground.querySelector('.service-button')?.getBoundingClientRect()
    const reach = ground.scrollHeight - ground.clientHeight
    for (const { text, box, isFixed } of lines) {
      if (!floating || isFixed || box.right <= floating.left || box.left >= floating.right) continue
      const top = box.top + ground.scrollTop
      const isAbove = Math.max(0, top + box.height - floating.top) <= Math.min(reach, top)
      const isBelow = top - floating.bottom >= 0 && box.bottom < floating.top + ground.clientHeight
      if (!isAbove && !isBelow) found.push(`always under the floating button: “${text.slice(0, 30)}”`)
    }

    return [...new Set(found)]
  }
}
