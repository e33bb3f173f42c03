import pg from 'pg'

/** Makes a database in the cluster of `clusterUrl`, a copy of `template` when one is named; returns its URL. */
export async function createDatabase(
  clusterUrl: string,
  { name, template }: { name: string; template?: string },
): Promise<string> {
  const client = new pg.Client({ connectionString: clusterUrl })
  await client.connect()
  try {
    // One at a time: PostgreSQL copies a template only while nobody else does.
    await client.query('select pg_advisory_lock(1)')
    await client.query(`create database ${name}${template ? ` template ${template}` : ''}`)
  } finally {
    await client.end()
  }
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`

  return url.href
}
