import { type HtmlValue, html, type SafeHtml } from '../../lib/html.ts'

export type Tone = 'good' | 'attention' | 'bad' | 'quiet'

/** A word on a tinted ground; the colour only repeats what the word says. */
export function chip(words: HtmlValue, tone: Tone): SafeHtml {
  return html`<span class="chip ${tone}">${words}</span>`
}

export function table(options: { columns: HtmlValue[]; rows: HtmlValue[][]; empty: HtmlValue }): SafeHtml {
  const { columns, rows, empty } = options
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`

  return html`<div class="scroll"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div>`
}

/** A form of one button; hidden fields carry what is meant. */
export function actionButton(options: {
  action: string
  label: HtmlValue
  fields?: Record<string, string>
  isDangerous?: boolean
  confirm?: string
}): SafeHtml {
  const { action, label, fields = {}, isDangerous = false, confirm } = options

  return html`<form method="post" action="${action}" class="inline"${confirm !== undefined && html` data-confirm="${confirm}"`}>
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="${isDangerous ? 'danger' : 'plain'}">${label}</button></form>`
}

/** JSON laid out for reading; anything else as it is. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}
