import type { DisplayMode } from '@tongzhen/contract/headers'
import type {} from './page-tools.ts'

/** In CSS pixels. */
export interface Bounds {
  text: number
  target: number
  gap: number
}

declare global {
  interface Window {
    walkSizes: (bounds: Bounds) => string[]
  }
}

/** experience.md C6: letters, targets and the gaps between them. */
export const bounds: Record<DisplayMode, Bounds> = {
  standard: { text: 13, target: 44, gap: 0 },
  elder: { text: 18, target: 60, gap: 8 },
}

/**
 * Letters and targets large enough, and targets far enough apart not to be mistaken for one another. Runs in the page
 * before its own scripts.
 */
export function installSizes(): void {
  window.walkSizes = (least) => {
    const { texts, targets, call, isInBar } = window.walk
    const found: string[] = []
    const letters = (holder: Element) => Number.parseFloat(getComputedStyle(holder).fontSize)
    for (const { text, holder } of texts())
      if (letters(holder) < least.text)
        found.push(`letters of ${letters(holder)} px: “${text.slice(0, 30)}” in ${call(holder)}`)

    const all = targets().map((element) => ({
      element,
      box: element.getBoundingClientRect(),
      isInBar: isInBar(element),
    }))
    for (const { element, box } of all) {
      const size = `${Math.round(box.width * 10) / 10} × ${Math.round(box.height * 10) / 10}`
      if (box.width < least.target || box.height < least.target)
        found.push(`target of ${size}: ${call(element)}`)
      if (letters(element) < least.text) found.push(`letters of ${letters(element)} px: ${call(element)}`)
    }

    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue
        if (one.isInBar !== other.isInBar || areRows(one, other)) continue
        const x = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right)
        const y = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom)
        const gap = Math.max(x, y)
        if (gap < least.gap - 0.5)
          found.push(`${Math.round(gap)} px between ${call(one.element)} and ${call(other.element)}`)
      }
    }

    return found

    /** Lines of one list, each as wide as the list: a finger that misses one meets the edge, not another word. */
    function areRows(one: (typeof all)[number], other: (typeof all)[number]): boolean {
      return (
        Math.abs(one.box.left - other.box.left) < 1 &&
        Math.abs(one.box.right - other.box.right) < 1 &&
        one.box.width > window.innerWidth * 0.6
      )
    }
  }
}
