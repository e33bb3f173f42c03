import Taro from '@tarojs/taro'
import type { Language } from '@tongzhen/contract/headers'

const isBrowser = process.env.TARO_ENV !== 'alipay'

/** Tells screen readers and translators which language the page is in (WCAG 3.1.1). */
export function setDocumentLanguage(language: Language): void {
  if (isBrowser) document.documentElement.lang = language
}

/** Where we are, as the path a sign-in may come back to. */
export function currentPath(): string {
  return isBrowser ? location.pathname + location.search + location.hash : ''
}

/**
 * Brings an element into sight and the reader's focus to it, e.g. the first wrong field or a new page's heading. At
 * once: a page that still rolls takes away what the person has just reached for.
 */
export function focusElement(id: string): void {
  if (!isBrowser) {
    Taro.pageScrollTo({ selector: `#${id}`, duration: 0 }).catch(() => undefined)
    return
  }
  const element = document.getElementById(id)
  element?.focus()
  element?.scrollIntoView({ block: 'center' })
}

/** iOS keeps a left page frozen and shows it blank or stale on the way back (design/client.md §3). */
export function reloadWhenRestored(): void {
  if (!isBrowser) return
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
}

/** Runs when the code or style of a page could not be fetched: a tap that would otherwise do nothing, without a word. */
export function onPageMissing(callback: () => void): () => void {
  if (!isBrowser) return () => undefined
  const listener = (event: PromiseRejectionEvent) => {
    // `ChunkLoadError` of scripts, `CSS_CHUNK_LOAD_FAILED` of styles.
    if (!/chunk/i.test(`${event.reason?.name} ${event.reason?.code}`)) return
    event.preventDefault()
    callback()
  }
  addEventListener('unhandledrejection', listener)
  return () => removeEventListener('unhandledrejection', listener)
}

/** Opens the address again; without a network that would only lose the page there is. */
export function reloadOnline(): void {
  if (navigator.onLine) location.reload()
}

const focusable = '[tabindex="0"], input, textarea, select, button, a[href]'

/**
 * Keeps the Tab key inside an element that lies over the page, and answers how to let it go: the focus is then back
 * where it was (WCAG 2.4.3).
 */
export function holdFocus(id: string): () => void {
  if (!isBrowser) return () => undefined
  const before = document.activeElement as HTMLElement | null
  const listener = (event: KeyboardEvent) => {
    const over = document.getElementById(id)
    if (event.key !== 'Tab' || !over) return
    const inside = Array.from(over.querySelectorAll<HTMLElement>(focusable))
    const [first, last] = [inside[0], inside[inside.length - 1]]
    const active = document.activeElement as HTMLElement
    const isLeaving = event.shiftKey
      ? active === first || !inside.includes(active)
      : active === last || !over.contains(active)
    if (!isLeaving) return
    event.preventDefault()
    ;(event.shiftKey ? last : first)?.focus()
  }
  document.addEventListener('keydown', listener)
  return () => {
    document.removeEventListener('keydown', listener)
    before?.focus()
  }
}

/** Runs when the person presses Escape. */
export function onEscape(callback: () => void): () => void {
  if (!isBrowser) return () => undefined
  const listener = (event: KeyboardEvent) => {
    if (event.key === 'Escape') callback()
  }
  document.addEventListener('keydown', listener)
  return () => document.removeEventListener('keydown', listener)
}
