import { escapeHtml } from '../hosts/escape-html.ts'

/** A piece of HTML in which everything that came from outside is escaped. */
export class SafeHtml {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toString(): string {
    return this.text
  }
}

export type HtmlValue = SafeHtml | string | number | undefined | false | readonly HtmlValue[]

/** Template tag: text is escaped, pieces of HTML are kept, lists are joined, `undefined` and `false` vanish. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): SafeHtml {
  return new SafeHtml(strings.map((string, index) => string + render(values[index])).join(''))
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof SafeHtml) return value.text
  if (typeof value === 'object') return value.map(render).join('')

  return escapeHtml(String(value))
}
