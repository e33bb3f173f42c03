import type { Fields } from './wire.ts'

/**
 * Reads `k=v&k=v` without decoding anything: base64 and certificates hold `+` and `=` as they are. A name ends at
 * the first `=`; within braces, as in `{a=1&b=2}`, an `&` belongs to the value (payments.md §4.1).
 *
 * @returns undefined for a text that is no such list, or names a field twice
 */
export function readRawAnswer(text: string): Fields | undefined {
  const fields = new Map<string, string>()
  for (const pair of text.match(/(?:\{[^{}]*\}|[^&{]+|\{)+/g) ?? []) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (at < 1 || !/^\w+$/.test(name) || fields.has(name)) return undefined
    fields.set(name, pair.slice(at + 1))
  }

  return Object.fromEntries(fields)
}
