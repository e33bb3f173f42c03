import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Requests for a time with a named doctor (点诊), and roles whose names are longer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['staff', 'staff_audit'])
    await db.schema
      .alterTable(table)
      .alterColumn('role', (c) => c.setDataType('varchar(32)'))
      .execute()
  await db.schema
    .createTable('named_doctor_requests')
    .addColumn('request_id', idColumn, (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('account_id', idColumn, (c) => c.notNull().references('accounts.account_id'))
    .addColumn('patient_id', idColumn, (c) => c.notNull().references('patients.patient_id'))
    .addColumn('idempotency_key', 'varchar(64)', (c) => c.notNull())
    .addColumn('channel', 'varchar(16)', (c) => c.notNull())
    .addColumn('language', 'varchar(8)', (c) => c.notNull())
    .addColumn('doctor_id', 'varchar(64)', (c) => c.notNull())
    .addColumn('snapshot', 'jsonb', (c) => c.notNull())
    .addColumn('wishes', 'jsonb', (c) => c.notNull())
    .addColumn('note', sealedColumn)
    .addColumn('phone', sealedColumn, (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('assignee_id', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('decline_reason', sealedColumn)
    .addColumn('appointment_id', idColumn)
    .addColumn('lapses_at', instantColumn, (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('named_doctor_requests_once', ['account_id', 'idempotency_key'])
    .execute()
  // Two taps, two phones: of one patient and doctor one at a time.
  await db.schema
    .createIndex('named_doctor_requests_one_open')
    .unique()
    .on('named_doctor_requests')
    .columns(['patient_id', 'institution_id', 'doctor_id'])
    .where(sql<boolean>`state in ('submitted', 'being_arranged', 'booking', 'to_pay')`)
    .execute()
  await db.schema
    .createIndex('named_doctor_requests_desk')
    .on('named_doctor_requests')
    .columns(['institution_id', 'created_at', 'request_id'])
    .execute()
  await db.schema
    .createIndex('named_doctor_requests_lapsing')
    .on('named_doctor_requests')
    .column('lapses_at')
    .where(sql<boolean>`state in ('submitted', 'being_arranged')`)
    .execute()
  await db.schema
    .createIndex('named_doctor_requests_appointment')
    .on('named_doctor_requests')
    .column('appointment_id')
    .execute()
  await db.schema
    .createTable('named_doctor_history')
    .addColumn('request_id', idColumn, (c) => c.notNull().references('named_doctor_requests.request_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_state', 'varchar(16)')
    .addColumn('to_state', 'varchar(16)', (c) => c.notNull())
    .addColumn('cause', 'varchar(64)', (c) => c.notNull())
    .addColumn('reason', 'varchar(32)')
    .addColumn('staff_id', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('named_doctor_history_pk', ['request_id', 'version'])
    .execute()
  await db.schema
    .createTable('named_doctor_calls')
    .addColumn('call_id', idColumn, (c) => c.primaryKey())
    .addColumn('request_id', idColumn, (c) => c.notNull().references('named_doctor_requests.request_id'))
    .addColumn('staff_id', idColumn, (c) => c.notNull().references('staff.staff_id'))
    .addColumn('outcome', 'varchar(16)', (c) => c.notNull())
    .addColumn('words', sealedColumn)
    .addColumn('at', instantColumn, (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('named_doctor_calls_request')
    .on('named_doctor_calls')
    .columns(['request_id', 'at'])
    .execute()
}
