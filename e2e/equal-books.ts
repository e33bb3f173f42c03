import { connect } from '../bff/src/db/connection.ts'
import { expectEqualBooks as expectEqual } from '../bff/test/payments/equal-books.ts'
import type { Stack } from './run-stack.ts'

/** The ledger says what the providers and the hospitals say, and nothing is between them. */
export async function expectEqualBooks({ databaseUrl, sandbox }: Stack): Promise<void> {
  if (databaseUrl === undefined) throw new Error('this stack has a database of its own')
  const db = connect({ url: databaseUrl })
  try {
    await expectEqual(db, sandbox)
  } finally {
    await db.destroy()
  }
}
