/**
 * Reads a query string; a key that occurs twice becomes a list, which `parseInput` refuses, because two readers
 * may choose differently (S43). Never throws: Fastify reads the query where nothing would catch it.
 */
export function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null)
  for (const [key, value] of new URLSearchParams(text)) {
    const before = query[key]
    query[key] = before === undefined ? value : [before, value].flat()
  }

  return query
}
