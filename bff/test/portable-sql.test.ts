import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSource } from './lib/source-sql.ts'
import { sqlProblems } from './lib/sql-rules.ts'

const SRC = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')

/**
 * The migration lock is held by one connection of its own for the length of the migrations, and is the one
 * session-level lock there is (db/connection.ts).
 */
const ALLOWED: Record<string, readonly string[]> = {
  'db/connection.ts': ['session-level advisory lock'],
}

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
