import { escapeHtml } from '../hosts/escape-html.ts'

export interface Bilingual {
  zh: string
  en: string
}

/**
 * A text in both languages; the style sheet shows the one of `<html lang>`, so that switching reloads
 * nothing and the phone keeps its place.
 */
export function both({ zh, en }: Bilingual): string {
  return `<span class="zh" lang="zh-CN">${escapeHtml(zh)}</span><span class="en" lang="en">${escapeHtml(en)}</span>`
}
