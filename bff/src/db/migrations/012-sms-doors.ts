import type { Kysely } from 'kysely'

/** Codes of the console are counted by themselves: whoever asks for a patient's code keeps nobody from their work. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sms_sends')
    .addColumn('door', 'varchar(8)', (c) => c.notNull().defaultTo('app'))
    .execute()
}
