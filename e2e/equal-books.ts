import { connect } from '../bff/src/db/connection.ts'
import { expectEqualBooks as expectEqual } from '../bff/test/payments/equal-books.ts'
import type { Stack } from './run-stack.ts'

/** The ledger says what the providers and the hospitals say, and nothing is between them but what was paid out by hand. */
export async function expectEqualBooks(
  { databaseUrl, sandbox }: Stack,
  paidOut: { byHandFen?: number } = {},
): Promise<void> {
  if (databaseUrl === undefined) throw new Error('this stack has a database of its own')
  const db = connect({ url: databaseUrl })
  try {
    await expectEqual(db, sandbox, paidOut)
  } finally {
    await db.destroy()
  }
}
