import type { Kysely } from 'kysely'
import { indexColumn, instantColumn } from '../columns.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await openedFiles(db)
  await droppedMessages(db)
}

/** Files whose phone is what somebody typed here, and what a code sent to a file's phone will prove. */
async function openedFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('opened_files')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('hospital_patient_index', indexColumn, (c) => c.notNull())
    .addColumn('phone_index', indexColumn, (c) => c.notNull())
    .addColumn('opened_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('opened_files_key', ['institution_id', 'hospital_patient_index'])
    .execute()
  await db.schema.alterTable('patient_bindings').addColumn('proof', 'varchar(16)').execute()
}

/** Why a message that was to be sent was not true any more. */
async function droppedMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('messages').addColumn('dropped_because', 'varchar(32)').execute()
}
