import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, inject, it } from 'vitest'
import { connect } from '../src/db/connection.ts'
import { migrate } from '../src/db/migrate.ts'
import { createDatabase } from './create-database.ts'
import { wholeJourney } from './journey.ts'
import { readSource } from './lib/source-sql.ts'
import { sqlProblems } from './lib/sql-rules.ts'
import { statementsDuring } from './lib/statement-recorder.ts'
import { createPaymentDesk } from './payments/payment-desk.ts'
import { staffJourney } from './staff/staff-journey.ts'

const SRC = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')

/**
 * The migration lock is held by one connection of its own for the length of the migrations, and is the one
 * session-level lock there is (db/connection.ts).
 */
const ALLOWED: Record<string, readonly string[]> = {
  'db/connection.ts': ['session-level advisory lock'],
}

const MIGRATION_LOCK = /^select pg_advisory_(un)?lock\(/

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => join(SRC, name))
  .sort()

describe('the source of the BFF', () => {
  it('is read', () => {
    expect(files.length).toBeGreaterThan(30)
  })

  it.each(files.map((file) => relative(SRC, file)))(
    '%s says nothing that only PostgreSQL understands',
    (name) => {
      const { statements, calls, outerHandles } = readSource(name, readFileSync(join(SRC, name), 'utf8'))
      const problems = statements
        .flatMap((statement) => sqlProblems(statement).map((rule) => ({ rule, statement })))
        .filter(({ rule }) => !ALLOWED[name]?.includes(rule))
      expect(problems).toEqual([])
      expect(calls).toEqual([])
      expect(outerHandles).toEqual([])
    },
  )
})

describe('what is really sent to the database', () => {
  const problemsOf = (statements: string[]) =>
    statements
      .filter((statement) => !MIGRATION_LOCK.test(statement))
      .flatMap((statement) => sqlProblems(statement).map((rule) => ({ rule, statement })))

  it('by the migrations is understood by openGauss too', async () => {
    const name = `portable_${randomBytes(8).toString('hex')}`
    const db = connect({ url: await createDatabase(inject('clusterUrl'), { name }), poolSize: 1 })
    const statements = await statementsDuring(() => migrate(db))
    await db.destroy()

    expect(statements.filter((one) => one.startsWith('create table')).length).toBeGreaterThan(15)
    expect(problemsOf(statements)).toEqual([])
  })

  it('by a whole day of patients is understood by openGauss too', async () => {
    const desk = await createPaymentDesk()
    const statements = await statementsDuring(() => wholeJourney(desk))
    await desk.close()

    expect(statements.length).toBeGreaterThan(80)
    expect(problemsOf(statements)).toEqual([])
  })

  it('by a day of the staff is understood by openGauss too', async () => {
    const desk = await createPaymentDesk()
    const statements = await statementsDuring(() => staffJourney(desk))
    await desk.close()

    for (const table of ['staff_sessions', 'staff_attempts', 'staff_audit', 'review_proposals'])
      expect(
        statements.some((one) => one.startsWith(`insert into "${table}"`)),
        table,
      ).toBe(true)
    expect(problemsOf(statements)).toEqual([])
  })
})
