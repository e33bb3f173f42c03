import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, instantColumn, sealedColumn } from '../columns.ts'

/** Compared by its bytes, so that a list sorted here is sorted for whoever merges it. */
const numberColumn = sql`varchar(64) collate "C"`

/** Reconciliation: a day of a circle of institutions, what each side says of it, and where they differ. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recon_runs')
    .addColumn('run_id', idColumn, (c) => c.primaryKey())
    .addColumn('circle', 'varchar(32)', (c) => c.notNull())
    .addColumn('day', 'varchar(10)', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('compared_no', 'integer', (c) => c.notNull())
    .addColumn('waiting', 'integer', (c) => c.notNull())
    .addColumn('created_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('recon_runs_once', ['circle', 'day'])
    .execute()
  await db.schema
    .createTable('recon_sources')
    .addColumn('run_id', idColumn, (c) => c.notNull().references('recon_runs.run_id'))
    .addColumn('source', 'varchar(16)', (c) => c.notNull())
    .addColumn('party', 'varchar(32)', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('line_count', 'integer', (c) => c.notNull())
    .addColumn('paid_fen', 'bigint', (c) => c.notNull())
    .addColumn('refunded_fen', 'bigint', (c) => c.notNull())
    .addColumn('flow_in_fen', 'bigint')
    .addColumn('flow_out_fen', 'bigint')
    .addColumn('detail', 'varchar(200)')
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('recon_sources_pk', ['run_id', 'source', 'party'])
    .execute()
  // In the order in which they are merged.
  await db.schema
    .createTable('recon_lines')
    .addColumn('run_id', idColumn, (c) => c.notNull())
    .addColumn('source', 'varchar(16)', (c) => c.notNull())
    .addColumn('ext_no', numberColumn, (c) => c.notNull())
    .addColumn('kind', sql`varchar(8) collate "C"`, (c) => c.notNull())
    .addColumn('party', sql`varchar(32) collate "C"`, (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('order_no', 'varchar(64)', (c) => c.notNull())
    .addColumn('institution_id', 'varchar(32)')
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('fen', 'bigint', (c) => c.notNull())
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addColumn('status', 'varchar(8)', (c) => c.notNull())
    .addColumn('provider_no', 'varchar(64)', (c) => c.notNull())
    .addPrimaryKeyConstraint('recon_lines_pk', ['run_id', 'source', 'ext_no', 'kind', 'party', 'seq'])
    .execute()
  await db.schema
    .createTable('recon_totals')
    .addColumn('run_id', idColumn, (c) => c.notNull().references('recon_runs.run_id'))
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('kind', 'varchar(8)', (c) => c.notNull())
    .addColumn('source', 'varchar(16)', (c) => c.notNull())
    .addColumn('line_count', 'integer', (c) => c.notNull())
    .addColumn('fen', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('recon_totals_pk', ['run_id', 'institution_id', 'means', 'kind', 'source'])
    .execute()
  await db.schema
    .createTable('recon_differences')
    .addColumn('difference_id', idColumn, (c) => c.primaryKey())
    .addColumn('run_id', idColumn, (c) => c.notNull().references('recon_runs.run_id'))
    .addColumn('day', 'varchar(10)', (c) => c.notNull())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('ext_no', numberColumn, (c) => c.notNull())
    .addColumn('order_no', 'varchar(64)', (c) => c.notNull())
    .addColumn('kind', 'varchar(8)', (c) => c.notNull())
    .addColumn('class', 'varchar(24)', (c) => c.notNull())
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('fen', 'bigint', (c) => c.notNull())
    .addColumn('pairs', 'jsonb', (c) => c.notNull())
    .addColumn('sides', 'jsonb', (c) => c.notNull())
    .addColumn('state', 'varchar(16)', (c) => c.notNull())
    .addColumn('settled_as', 'varchar(16)')
    .addColumn('proposed_by', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('decided_by', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('compared_no', 'integer', (c) => c.notNull())
    .addColumn('found_at', instantColumn, (c) => c.notNull())
    .addColumn('changed_at', instantColumn, (c) => c.notNull())
    .addUniqueConstraint('recon_differences_once', ['run_id', 'ext_no', 'kind', 'class'])
    // Money is written off by two people.
    .addCheckConstraint(
      'recon_differences_four_eyes',
      sql`settled_as is null or settled_as <> 'written_off' or (proposed_by is not null and decided_by is not null and proposed_by <> decided_by)`,
    )
    .execute()
  await db.schema
    .createIndex('recon_differences_list')
    .on('recon_differences')
    .columns(['institution_id', 'day', 'found_at', 'difference_id'])
    .execute()
  await db.schema
    .createTable('recon_history')
    .addColumn('difference_id', idColumn, (c) => c.notNull().references('recon_differences.difference_id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('from_state', 'varchar(16)')
    .addColumn('to_state', 'varchar(16)', (c) => c.notNull())
    .addColumn('cause', 'varchar(32)', (c) => c.notNull())
    .addColumn('staff_id', idColumn, (c) => c.references('staff.staff_id'))
    .addColumn('remark', sealedColumn)
    .addColumn('at', instantColumn, (c) => c.notNull())
    .addPrimaryKeyConstraint('recon_history_pk', ['difference_id', 'version'])
    .execute()
  await db.schema
    .createIndex('ledger_entries_day')
    .on('ledger_entries')
    .columns(['institution_id', 'at'])
    .execute()
}
