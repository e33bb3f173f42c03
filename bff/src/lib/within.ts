/**
 * Aborted when one of the signals is, and after `ms` at the latest, with a `TimeoutError` as its reason.
 *
 * `AbortSignal.any([signal, AbortSignal.timeout(ms)])` looks the same and is not: on Node 20 nothing holds the timeout
 * within it, and once the garbage collector has been by it never comes (nodejs/node#57736).
 */
export function within(ms: number, ...signals: AbortSignal[]): AbortSignal {
  const late = new AbortController()
  setTimeout(() => late.abort(new DOMException(`took longer than ${ms} ms`, 'TimeoutError')), ms).unref()

  return AbortSignal.any([...signals, late.signal])
}
