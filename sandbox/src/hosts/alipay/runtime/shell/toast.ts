import { create } from './create-element.ts'

const MARKS: Record<string, string> = { success: '✓', fail: '✕', exception: '!' }

/** The one message over the page: a toast that goes by itself, or "loading" until it is taken away. */
export class Toast {
  readonly #place = create('div', { className: 'toast-place' })
  #timer: number | undefined

  constructor(layer: ShadowRoot) {
    this.#place.role = 'status'
    layer.append(this.#place)
  }

  show({ text, type, milliseconds }: { text: string; type: string; milliseconds: number }): void {
    const toast = create('div', { className: 'toast', text })
    const mark = MARKS[type]
    if (mark !== undefined) toast.dataset.mark = mark
    this.#put(toast)
    this.#timer = window.setTimeout(() => this.hide(), milliseconds)
  }

  showLoading(text: string): void {
    const loading = create('div', { className: 'toast', text })
    loading.dataset.busy = ''
    this.#put(loading)
  }

  hide(): void {
    window.clearTimeout(this.#timer)
    this.#place.replaceChildren()
  }

  #put(toast: HTMLElement): void {
    window.clearTimeout(this.#timer)
    this.#place.replaceChildren(toast)
  }
}
