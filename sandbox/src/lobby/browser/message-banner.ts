import type { SmsMessage } from '../../sms/message-store.ts'
import { copyButton } from './copy-button.ts'
import { bothSpans } from './page.ts'

const SHOWN_MS = 10_000

/** The banner with which a phone announces a text message over whatever runs. The inbox tells screen readers. */
export function showBanner(
  glass: HTMLElement,
  { text, language }: SmsMessage,
  code: string | undefined,
): void {
  glass.querySelector('.banner')?.remove()
  const banner = document.createElement('div')
  banner.className = 'banner'
  const sender = document.createElement('p')
  sender.className = 'meta'
  sender.append(bothSpans({ zh: '短信 · 刚刚', en: 'Messages · now' }))
  const body = document.createElement('p')
  body.lang = language
  body.textContent = text
  banner.append(sender, body)
  if (code !== undefined) banner.append(copyButton(code))

  glass.append(banner)
  setTimeout(() => banner.remove(), SHOWN_MS)
}
