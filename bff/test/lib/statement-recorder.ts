import pg from 'pg'

/** Every statement that this process sends to a database during `work`, each once. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const statements = new Set<string>()
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: Parameters<typeof original>) {
    const text = textOf(args[0])
    if (text !== undefined) statements.add(text)

    return original.apply(this, args)
  } as typeof original
  try {
    await work()
  } finally {
    pg.Client.prototype.query = original
  }

  return [...statements]
}

function textOf(query: unknown): string | undefined {
  if (typeof query === 'string') return query
  const isConfig = typeof query === 'object' && query !== null && 'text' in query

  return isConfig && typeof query.text === 'string' ? query.text : undefined
}
