import { type Kysely, sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Cancellations that hospitals do not carry out, which staff settle (docs/decisions/0049); when a day's lines were dropped. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('recon_runs').addColumn('lines_dropped_at', instantColumn).execute()
  await db.schema
    .createIndex('appointments_cancel_held')
    .on('appointments')
    .columns(['changed_at', 'appointment_id'])
    .where(sql<boolean>`state = 'cancel_held'`)
    .execute()
  await db.schema
    .createTable('cancellation_proposals')
    .addColumn('proposal_id', idColumn, (c) => c.primaryKey())
    // Outlives the appointment of an account that is closed: it says who has given the fee back.
    .addColumn('appointment_id', idColumn, (c) => c.notNull())
    .addColumn('appointment_version', 'integer', (c) => c.notNull())
    .addColumn('reason', sealedColumn, (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('proposed_by', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('proposed_at', instantColumn, (c) => c.notNull())
    .addColumn('decided_by', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('decided_at', instantColumn)
    // Four eyes, whatever the software believes (S11).
    .addCheckConstraint(
      'cancellation_proposals_four_eyes',
      sql`state <> 'confirmed' or decided_by <> proposed_by`,
    )
    .execute()
  await db.schema
    .createIndex('cancellation_proposals_one_open')
    .unique()
    .on('cancellation_proposals')
    .column('appointment_id')
    .where(sql<boolean>`state = 'open'`)
    .execute()
}
