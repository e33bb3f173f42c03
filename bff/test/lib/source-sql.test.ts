import { describe, expect, it } from 'vitest'
import { readSource } from './source-sql.ts'

const read = (...lines: string[]) => readSource('example.ts', lines.join('\n'))

describe('reading source for SQL', () => {
  it('finds statements written by hand, with their gaps', () => {
    const { statements } = read(
      'const a = sql`select 1`',
      `const b = sql<number>\`select \${x} from \${sql.ref('t')}\``,
      "const c = sql.raw('listen jobs')",
    )
    expect(statements).toEqual(['select 1', 'select $1 from $1', 'listen jobs'])
  })

  it('finds builder calls that openGauss has no words for', () => {
    const { calls } = read("db.insertInto('t').values(v)", '  .onConflict((oc) => oc.doNothing())')
    expect(calls).toEqual(['1: onConflict'])
  })

  it('finds the outer handle used inside its own transaction', () => {
    const { outerHandles } = read(
      'await this.db.transaction().execute(async (tx) => {',
      "  await tx.selectFrom('t').execute()",
      "  await this.db.selectFrom('t').execute()",
      '  await find(this.db, id)',
      '})',
    )
    expect(outerHandles).toEqual([
      '3: this.db inside its own transaction',
      '4: this.db inside its own transaction',
    ])
  })

  it('finds it in our own form of a transaction', () => {
    const { outerHandles } = read('inTransaction(deps.db, async (tx) => find(deps.db, tx))')
    expect(outerHandles).toEqual(['1: deps.db inside its own transaction'])
  })

  it('is content when only the transaction is used, even when it has a property of that name', () => {
    const { outerHandles } = read(
      "db.transaction().setIsolationLevel('read committed').execute((tx) => find(tx.db, { db: tx }))",
      "db.selectFrom('t').execute()",
    )
    expect(outerHandles).toEqual([])
  })
})
