/**
 * Alipay has no AbortController; without one react-query waits for ever and says nothing (design/client.md §0.5).
 * As much of it as react-query and our request use; the usual polyfill reads globals that Alipay forbids.
 */
class Signal {
  constructor() {
    this.aborted = false
    this.reason = undefined
    this.onabort = null
    this.listeners = []
  }

  addEventListener(type, listener) {
    if (type === 'abort') this.listeners.push(listener)
  }

  removeEventListener(_type, listener) {
    this.listeners = this.listeners.filter((one) => one !== listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
}

export class AbortController {
  constructor() {
    this.signal = new Signal()
  }

  abort(reason = new Error('AbortError')) {
    const { signal } = this
    if (signal.aborted) return
    signal.aborted = true
    signal.reason = reason
    const event = { type: 'abort', target: signal }
    if (signal.onabort) signal.onabort(event)
    for (const listener of signal.listeners) listener(event)
  }
}
