import { sql } from 'kysely'
import type { Db } from '../src/db/schema.ts'

/** Every value of every table as text, as whoever steals the database would read it. */
export async function dumpDatabase(db: Db): Promise<string> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by table_name
  `.execute(db)
  const parts: string[] = []
  for (const { name } of tables.rows) {
    const rows = await sql`select * from ${sql.table(name)}`.execute(db)
    parts.push(`${name} ${JSON.stringify(rows.rows)}`)
  }

  return parts.join('\n')
}
