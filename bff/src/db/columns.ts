import { type RawBuilder, sql } from 'kysely'

/** Column types that PostgreSQL and openGauss write the same way (reliability.md §1.5). */
export const instantColumn: RawBuilder<unknown> = sql`timestamp(3) with time zone`
/** A sealed value (lib/crypto/fields.ts). */
export const sealedColumn = 'text'
/** Blind index: 16 bytes in hex. */
export const indexColumn = 'varchar(32)'
/** An id of ours: prefix, underscore, 20 characters. */
export const idColumn = 'varchar(32)'

/** Of the histories' `cause`, which takes what other systems say. */
export const LONGEST_CAUSE = 64
