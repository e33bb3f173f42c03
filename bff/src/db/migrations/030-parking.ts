import type { Kysely } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Cars that are expected with a visit, and what the security desk has been told of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('parkings')
    .addColumn('parking_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('appointment_id', idColumn, (c) =>
      c.notNull().unique().references('appointments.appointment_id'),
    )
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('plate', sealedColumn, (c) => c.notNull())
    .addColumn('phone', sealedColumn, (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('visit_on', 'varchar(10)', (c) => c.notNull())
    .addColumn('let_in_at', instantColumn)
    .addColumn('left_at', instantColumn)
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('parkings_feed')
    .on('parkings')
    .columns(['institution_id', 'visit_on', 'seq'])
    .execute()
  await db.schema
    .createTable('parking_history')
    .addColumn('parking_id', idColumn, (c) => c.notNull().references('parkings.parking_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_state', 'varchar(16)')
    .addColumn('to_state', 'varchar(16)', (c) => c.notNull())
    .addColumn('cause', 'varchar(64)', (c) => c.notNull())
    .addColumn('staff_id', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('parking_history_pk', ['parking_id', 'version'])
    .execute()
  // The number of an institution's last change: taken last in its transaction, so that numbers are seen in order.
  await db.schema
    .createTable('parking_feeds')
    .addColumn('institution_id', 'varchar(32)', (c) => c.primaryKey())
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .execute()
}
