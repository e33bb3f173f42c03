import { bothSpans } from './page.ts'

const THANKS_MS = 2_000

/** A button that shows a code large and copies it. */
export function copyButton(code: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'code'
  const digits = document.createElement('strong')
  digits.textContent = code
  const label = document.createElement('span')
  const offer = () => label.replaceChildren(bothSpans({ zh: '复制', en: 'Copy' }))

  button.append(digits, ' ', label)
  offer()
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code)
    label.replaceChildren(bothSpans({ zh: '已复制', en: 'Copied' }))
    setTimeout(offer, THANKS_MS)
  })

  return button
}
