const loaded = new Map<string, Promise<void>>()

/** Loads a host's SDK once; rejects when it cannot be had, and may be asked again. */
export function loadScript(url: string): Promise<void> {
  const before = loaded.get(url)
  if (before) return before
  const promise = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => {
      loaded.delete(url)
      script.remove()
      reject(new Error(`script not loaded: ${url}`))
    }
    document.head.appendChild(script)
  })
  loaded.set(url, promise)
  return promise
}
