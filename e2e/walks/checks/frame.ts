import type { Language } from '@tongzhen/contract/headers'
import type { Page } from 'playwright-core'

/** What every page has once: its language, one first heading, a title. */
export function frame(page: Page, language: Language): Promise<string[]> {
  return page.evaluate((wanted) => {
    const found: string[] = []
    const { lang } = document.documentElement
    if (lang !== wanted) found.push(`the document says it is in "${lang}"`)
    const shown = [...document.querySelectorAll('.taro_page_show')].at(-1) ?? document.body
    const heads = [...shown.querySelectorAll('h1,[role=heading][aria-level="1"]')]
    if (heads.length !== 1) found.push(`${heads.length} headings of the first level`)
    if (heads.some((head) => head.textContent?.trim() === '')) found.push('an empty first heading')
    if (document.title.trim() === '') found.push('no title')

    return found
  }, language)
}
