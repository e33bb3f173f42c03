import { refuse } from '../lib/failure.ts'
import { RefusedRequest } from './errors.ts'

/** Reads a query string; a key that occurs twice is refused, because two readers may choose differently (S43). */
export function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    if (key in query)
      throw new RefusedRequest(refuse('REQUEST_INVALID', { fields: [{ path: key, code: 'malformed' }] }))
    query[key] = value
  }

  return query
}
