export interface HostDialog {
  title: string
  text: string
  /** A line to fill in, such as the content of a code that is scanned. */
  field?: string
  /** What stands in it already. */
  value?: string
  accept: string
  refuse?: string
}

/** A dialog of the host app over the page: resolves with the field's text (or ''), undefined when refused. */
export function askInHost({
  title,
  text,
  field,
  value = '',
  accept,
  refuse,
}: HostDialog): Promise<string | undefined> {
  const place = document.createElement('sandbox-host-dialog')
  const root = place.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [styleSheet()]

  const dialog = element('dialog')
  const form = element('form')
  form.method = 'dialog'
  const heading = element('h2', title)
  heading.id = 'title'
  dialog.setAttribute('aria-labelledby', 'title')
  form.append(heading, element('p', text))
  const input = field === undefined ? undefined : labelledInput(form, { label: field, value })
  const buttons = element('div')
  if (refuse !== undefined) buttons.append(button(refuse, 'refuse'))
  buttons.append(button(accept, 'accept'))
  form.append(buttons)
  dialog.append(form)
  root.append(dialog)
  document.documentElement.append(place)

  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      place.remove()
      resolve(dialog.returnValue === 'accept' ? (input?.value ?? '') : undefined)
    })
    dialog.showModal()
  })
}

/** The host app speaks the phone's language, whatever the page does. */
export function inPhoneLanguage({ zh, en }: { zh: string; en: string }): string {
  return navigator.language.startsWith('zh') ? zh : en
}

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.textContent = text

  return made
}

function button(text: string, value: string): HTMLButtonElement {
  const made = element('button', text)
  made.value = value
  made.formNoValidate = value === 'refuse'

  return made
}

function labelledInput(
  form: HTMLFormElement,
  { label, value }: { label: string; value: string },
): HTMLInputElement {
  const input = element('input')
  const holder = element('label', label)
  input.required = true
  input.value = value
  holder.append(input)
  form.append(holder)

  return input
}

// A constructed sheet: the page's content security policy may forbid inline styles.
function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    dialog { width: min(300px, 88vw); padding: 0; border: 0; border-radius: 12px; color: #16201f;
      font: 17px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Segoe UI", sans-serif }
    dialog::backdrop { background: rgb(0 0 0 / .45) }
    h2 { margin: 0; padding: 24px 20px 4px; font-size: 17px; text-align: center }
    p { margin: 0; padding: 0 20px 20px; color: #465251; font-size: 15px; text-align: center; white-space: pre-line }
    label { display: block; padding: 0 20px 20px; font-size: 15px }
    input { box-sizing: border-box; width: 100%; height: 48px; margin-top: 4px; padding: 0 12px;
      border: 1px solid #8a9695; border-radius: 8px; font: inherit }
    div { display: flex; border-top: 1px solid #dde4e3 }
    button { flex: 1; min-height: 52px; border: 0; background: none; color: #0b6e75; font: inherit; font-weight: 600; cursor: pointer }
    button + button { border-left: 1px solid #dde4e3 }
    button[value=refuse] { color: #16201f; font-weight: 400 }
    button:focus-visible, input:focus-visible { outline: 3px solid #0b6e75; outline-offset: -3px }
  `)

  return sheet
}
