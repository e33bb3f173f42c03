import type { Bilingual } from '../in-both-languages.ts'

/** An element that the page is known to have. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the lobby has no #${id}`)

  return found as T
}

/** A text in both languages, of which the style sheet shows one. */
export function bothSpans({ zh, en }: Bilingual): DocumentFragment {
  const fragment = document.createDocumentFragment()
  fragment.append(span(zh, 'zh', 'zh-CN'), span(en, 'en', 'en'))

  return fragment
}

function span(text: string, className: string, language: string): HTMLSpanElement {
  const made = document.createElement('span')
  made.className = className
  made.lang = language
  made.textContent = text

  return made
}

export function isEnglish(): boolean {
  return document.documentElement.lang.startsWith('en')
}

/** Switches the lobby's language in place and remembers it for the next visit. */
export function bindLanguageSwitch(button: HTMLElement, onSwitch: () => void): void {
  button.addEventListener('click', () => {
    const language = isEnglish() ? 'zh-CN' : 'en-US'
    document.documentElement.lang = language
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
    document.cookie = `sandbox_language=${language}; Path=/; SameSite=Lax; Max-Age=31536000`
    onSwitch()
  })
}
