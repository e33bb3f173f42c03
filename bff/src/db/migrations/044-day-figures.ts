import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * Sums of each day, for the statistics. Triggers tell of every change of what is summed up, whoever makes it, also a
 * replica of a version before; from there a job adds them up (docs/decisions/0045).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Of a long ledger, adding up what is there takes longer than any statement of a request may.
  await sql`set local statement_timeout = 0`.execute(db)
  await refunds(db)
  await figures(db)
  await sql`${refundTrigger}`.execute(db)
  await sql`
    create trigger refund_applications_figures after insert or update or delete on refund_applications
    for each row execute procedure tell_refund_figures()
  `.execute(db)
  await sql`${ledgerTrigger}`.execute(db)
  await sql`
    create trigger ledger_entries_figures after insert on ledger_entries
    for each row execute procedure tell_ledger_figures()
  `.execute(db)
  await sql`${appointmentTrigger}`.execute(db)
  await sql`
    create trigger appointments_figures after insert or update on appointments
    for each row execute procedure tell_appointment_figures()
  `.execute(db)
  await whatIsThere(db)
}

async function refunds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('refund_applications')
    .addColumn('way', 'varchar(16)', (c) => c.notNull().defaultTo('original'))
    .execute()
  await sql`
    update refund_applications set way = 'by_hand' where state = 'returned' and exists (
      select 1 from payment_refunds where payment_refunds.payment_id = refund_applications.payment_id
      and payment_refunds.proposal_id is not null and payment_refunds.amount_fen = refund_applications.amount_fen
      and payment_refunds.decided_at >= refund_applications.approved_at
      and payment_refunds.decided_at <= refund_applications.changed_at)
  `.execute(db)
  // The work-list by the day of the agreement, as the statistics lead to it.
  await db.schema
    .createIndex('refund_applications_agreed')
    .on('refund_applications')
    .columns(['approved_at', 'application_id'])
    .execute()
  // What waits is little and the newest of a long table: found without the rest.
  await db.schema
    .createIndex('refund_applications_open')
    .on('refund_applications')
    .columns(['created_at', 'application_id'])
    .where(sql<boolean>`state in ('with_doctor', 'with_finance', 'with_second', 'returning')`)
    .execute()
  // Few are as large, or as small, as somebody asks for; looked for by the day, all are read.
  await db.schema
    .createIndex('refund_applications_amount')
    .on('refund_applications')
    .column('amount_fen')
    .execute()
  // For whoever sees all institutions.
  await db.schema
    .createIndex('refund_applications_all')
    .on('refund_applications')
    .columns(['created_at', 'application_id'])
    .execute()
}

async function figures(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('day_figures')
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('figure', 'varchar(40)', (c) => c.notNull())
    .addColumn('day', 'varchar(10)', (c) => c.notNull())
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('detail', 'varchar(24)', (c) => c.notNull())
    .addColumn('row_count', 'bigint', (c) => c.notNull())
    .addColumn('fen', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('day_figures_pk', ['institution_id', 'figure', 'day', 'means', 'detail'])
    .execute()
  await db.schema
    .createTable('figure_changes')
    .addColumn('change_no', 'bigserial', (c) => c.primaryKey())
    .addColumn('institution_id', 'varchar(32)', (c) => c.notNull())
    .addColumn('figure', 'varchar(40)', (c) => c.notNull())
    .addColumn('day', 'varchar(10)', (c) => c.notNull())
    .addColumn('means', 'varchar(16)', (c) => c.notNull())
    .addColumn('detail', 'varchar(24)', (c) => c.notNull())
    .addColumn('row_count', 'bigint', (c) => c.notNull())
    .addColumn('fen', 'bigint', (c) => c.notNull())
    .execute()
}

const COLUMNS = 'institution_id, figure, day, means, detail, row_count, fen'

/** The day of an instant at the hospitals, whatever the server's own zone is. */
const dayOf = (instant: string) => `to_char(${instant} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

/** What an agreed refund counts as; null before it was agreed to, and once the hospital gives nothing back. */
const refundFigure = (row: string) => `case
  when ${row}.approved_at is null then null
  when ${row}.state = 'returned' then 'refund returned'
  when ${row}.state = 'returning' then 'refund outstanding' end`

const refundTrigger: RawBuilder<unknown> = sql.raw(`
  create function tell_refund_figures() returns trigger language plpgsql as $$
  declare
    was varchar(40);
    now_is varchar(40);
  begin
    if TG_OP <> 'INSERT' then
      was := ${refundFigure('old')};
      if was is not null then
        insert into figure_changes (${COLUMNS}) values (old.institution_id, was,
          ${dayOf('old.approved_at')}, old.means, old.way, -1, -old.amount_fen);
      end if;
    end if;
    if TG_OP <> 'DELETE' then
      now_is := ${refundFigure('new')};
      if now_is is not null then
        insert into figure_changes (${COLUMNS}) values (new.institution_id, now_is,
          ${dayOf('new.approved_at')}, new.means, new.way, 1, new.amount_fen);
      end if;
    end if;
    return null;
  end $$
`)

/** The name of a posting is its key without the number of the refund: `cash out 1`. */
const postingName = (key: string) => `regexp_replace(${key}, '^(.*) [0-9]+$', '\\1')`

const ledgerTrigger: RawBuilder<unknown> = sql.raw(`
  create function tell_ledger_figures() returns trigger language plpgsql as $$
  declare
    paid_by varchar(16);
    paid_for varchar(24);
  begin
    select means, purpose into paid_by, paid_for from payments where payment_id = new.payment_id;
    insert into figure_changes (${COLUMNS}) values (new.institution_id,
      'ledger ' || ${postingName('new.posting_key')}, ${dayOf('new.at')},
      coalesce(paid_by, '-'), coalesce(paid_for, '-'), 1, new.amount_fen);
    return null;
  end $$
`)

/** What a registration counts as that the hospital confirmed; null before, and once it went on as another one. */
const appointmentFigure = (row: string) => `case
  when ${row}.state in ('booked', 'cancelling', 'cancel_unknown') then 'visit booked'
  when ${row}.state in ('stopped', 'moving') then 'visit stopped'
  when ${row}.state = 'visited' then 'visit visited'
  when ${row}.state = 'missed' then 'visit missed'
  when ${row}.state = 'cancelled' and ${row}.hospital_number is not null then 'visit cancelled' end`

/** Deleted with an account, an appointment has been all the same. */
const appointmentTrigger: RawBuilder<unknown> = sql.raw(`
  create function tell_appointment_figures() returns trigger language plpgsql as $$
  declare
    was varchar(40);
    now_is varchar(40);
  begin
    if TG_OP = 'UPDATE' then
      was := ${appointmentFigure('old')};
      if was is not null then
        insert into figure_changes (${COLUMNS}) values (old.institution_id, was,
          ${dayOf('old.starts_at')}, '-', old.visit_kind, -1, -old.fee_fen);
      end if;
    end if;
    now_is := ${appointmentFigure('new')};
    if now_is is not null then
      insert into figure_changes (${COLUMNS}) values (new.institution_id, now_is,
        ${dayOf('new.starts_at')}, '-', new.visit_kind, 1, new.fee_fen);
    end if;
    return null;
  end $$
`)

/** Nobody writes meanwhile: making a trigger waits for whoever does, and holds the others back until the end. */
async function whatIsThere(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      insert into day_figures (${COLUMNS})
      select institution_id, figure, day, means, way, count(*), sum(amount_fen) from (
        select institution_id, ${refundFigure('refund_applications')} as figure,
          ${dayOf('approved_at')} as day, means, way, amount_fen from refund_applications
      ) as counted where figure is not null group by institution_id, figure, day, means, way
    `)
    .execute(db)
  await sql
    .raw(`
      insert into day_figures (${COLUMNS})
      select institution_id, figure, day, paid_by, paid_for, count(*), sum(amount_fen) from (
        select ledger_entries.institution_id, 'ledger ' || ${postingName('posting_key')} as figure,
          ${dayOf('at')} as day, coalesce(payments.means, '-') as paid_by,
          coalesce(payments.purpose, '-') as paid_for, ledger_entries.amount_fen
        from ledger_entries left join payments on payments.payment_id = ledger_entries.payment_id
      ) as counted group by institution_id, figure, day, paid_by, paid_for
    `)
    .execute(db)
  await sql
    .raw(`
      insert into day_figures (${COLUMNS})
      select institution_id, figure, day, '-', visit_kind, count(*), sum(fee_fen) from (
        select institution_id, ${appointmentFigure('appointments')} as figure,
          ${dayOf('starts_at')} as day, visit_kind, fee_fen from appointments
      ) as counted where figure is not null group by institution_id, figure, day, visit_kind
    `)
    .execute(db)
}
