import { Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database, Db } from './schema.ts'

/** Small on purpose: a pool of 8 is twice as fast as a large one on a hot row (reliability.md appendix C). */
export const POOL_SIZE = 8
const STATEMENT_TIMEOUT_MS = 15_000
const MIGRATION_LOCK = 7_405_551_201n

const { builtins } = pg.types

/** The same values from PostgreSQL and openGauss: int8 as a checked number, days as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === builtins.INT8) return toSafeInteger
    if (oid === builtins.DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text')
  },
}

function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('a bigint of the database is beyond 2^53')

  return value
}

/** Kysely's own lock sets `lock_timeout`, which openGauss does not have (reliability.md §1.3). */
class PortableAdapter extends PostgresAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`select pg_advisory_lock(${sql.lit(MIGRATION_LOCK)})`.execute(db)
  }

  override async releaseMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`select pg_advisory_unlock(${sql.lit(MIGRATION_LOCK)})`.execute(db)
  }
}

class PortableDialect extends PostgresDialect {
  override createAdapter(): PortableAdapter {
    return new PortableAdapter()
  }
}

export interface ConnectionOptions {
  url: string
  poolSize?: number
  /** A pooled connection broke while nobody waited for its answer; the pool replaces it by itself. */
  onBroken?: (error: Error) => void
}

export function connect({ url, poolSize = POOL_SIZE, onBroken = () => undefined }: ConnectionOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    connectionTimeoutMillis: 10_000,
    application_name: 'tongzhen-bff',
  })
  pool.on('error', () => undefined)
  // In use too, between two statements of a transaction: there the pool does not listen, and Node would end.
  pool.on('connect', (client) => client.on('error', onBroken))

  return new Kysely<Database>({ dialect: new PortableDialect({ pool }) })
}
