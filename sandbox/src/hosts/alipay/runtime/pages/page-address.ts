import { resolvePath } from '../package/package-files.ts'
import type { Query } from './definitions.ts'

export interface PageAddress {
  route: string
  query: Query
}

/** Reads the `url` of a navigation; a relative one is seen from the page now on top. */
export function parsePageAddress(url: string, from: string): PageAddress {
  const [path = '', query = ''] = url.split(/\?(.*)/s)

  return { route: resolvePath(from, path), query: parseQuery(query) }
}

/** `a=1&b=%E5%BC%A0` as names and decoded values. */
export function parseQuery(text: string): Query {
  const query: Query = {}
  for (const pair of text.split('&')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (name !== '') query[decode(name)] = decode(value)
  }

  return query
}

/** A stray `%` in a page's own address stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
