import { type Kysely, sql } from 'kysely'

/** Those that are kept are few and the newest of a long table: looked through every few minutes without the rest. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('prepaid_refunds_notice_phone')
    .on('prepaid_refunds')
    .column('application_id')
    .where(sql<boolean>`notice_phone is not null`)
    .execute()
}
