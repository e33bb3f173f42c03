import { describe, expect, it } from 'vitest'
import { sqlProblems } from './sql-rules.ts'

describe('portable SQL', () => {
  it.each([
    'select "a" from "t" where "b" = $1 order by "c" limit 20 for update skip locked',
    'insert into "t" ("a") values ($1) returning "id"',
    'insert into "t" ("a") values ($1) on conflict do nothing',
    'insert into "t" ("a") select $1 where not exists (select 1 from "t" where "a" = $1) returning "id"',
    'update "t" set "a" = $1 from "u" where "u"."id" = "t"."id" returning "t"."id"',
    'select row_number() over (partition by "doctor" order by "at") from "t"',
    "select pg_advisory_xact_lock(7), 'a/b, it''s said: on conflict' as \"text\"",
    'select * from "t" where "body" @> $1::jsonb and "id" = any($2::bigint[])',
    'create table "t" ("id" varchar(24) not null primary key, "at" timestamp(3) with time zone not null, ' +
      '"n" bigserial, "fee" bigint not null, "body" bytea, constraint "c" unique ("id", "at"), ' +
      'constraint "f" foreign key ("n") references "u" ("id") on delete cascade, ' +
      `constraint "k" check ("id" in ('a', 'b')))`,
    'create unique index "i" on "t" ("a", "b") where "state" = 1',
  ])('accepts %s', (statement) => {
    expect(sqlProblems(statement)).toEqual([])
  })

  it.each([
    [
      'insert into t (a) values (1) on conflict (a) do update set a = 2',
      'ON CONFLICT other than the helper’s',
    ],
    ['insert into t (a) values (1)\n ON  CONFLICT DO NOTHING returning id', 'ON CONFLICT with RETURNING'],
    ['insert into t (a) values (1) on duplicate key update nothing', 'ON DUPLICATE KEY'],
    ['select count(*) filter (where a > 1) from t', 'aggregate FILTER'],
    ['select * from t, lateral (select 1) x', 'LATERAL'],
    ['alter table t add column if not exists "a" bigint', 'ADD COLUMN IF NOT EXISTS'],
    ['create table "t" ("id" bigint generated always as identity)', 'GENERATED … AS IDENTITY'],
    ['create table "t" ("id" uuid not null)', 'column type uuid'],
    ['create table "t" ("id" bigint, "at" timestamptz not null)', 'column type timestamptz'],
    ['alter table "t" add column "at" timestamp', 'column type timestamp'],
    ['create table "t" ("code" char(2))', 'column type char(2)'],
    ['create table "t" ("a" bigint) partition by range ("a")', 'partition DDL'],
    ['select gen_random_uuid()', 'function that openGauss lacks'],
    ['select jsonb_build_object(1, 2)', 'function that openGauss lacks'],
    ['notify jobs', 'LISTEN / NOTIFY'],
    ["select pg_notify('jobs', $1)", 'LISTEN / NOTIFY'],
    ['set transaction isolation level serializable', 'SERIALIZABLE'],
    ['select a / 2 from t', 'division'],
    ["update t set a = ''", 'empty string as a value'],
    ['select pg_advisory_lock(7)', 'session-level advisory lock'],
    ["select set_config('lock_timeout', '1', true), lock_timeout", 'lock_timeout'],
    ['create trigger x after insert on t execute function f()', 'EXECUTE FUNCTION'],
    [
      'merge into t using u on (t.id = u.id) when matched and u.a > 1 then update set a = 1',
      'MERGE with conditions',
    ],
    ['create domain d as bigint', 'domain, cast, operator or range type of one’s own'],
    ['select * from t for no key update', 'row lock other than FOR UPDATE'],
  ])('refuses %s', (statement, problem) => {
    expect(sqlProblems(statement)).toContain(problem)
  })

  it('reads neither comments nor the contents of strings', () => {
    expect(sqlProblems("select 'lateral / filter(' as x -- on conflict\n /* jsonb_agg( */ from t")).toEqual(
      [],
    )
  })
})
