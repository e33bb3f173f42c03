import type { Db } from '../../db/schema.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { lockHelp, moveHelp, stateOf } from './helps.ts'

/** Of a payment that a helper began: may it no longer be paid? Asked wherever it can be paid (reliability.md R8). */
export async function isTakenBack(tx: Db, paymentId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('family_helps')
    .select('help_id')
    .where('payment_id', '=', paymentId)
    .where('state', '=', 'taken_back')
    .executeTakeFirst()

  return row !== undefined
}

/** Written with the payment itself: it is begun only while the help is allowed, and found by it from then on. */
export async function takeUp(
  tx: Db,
  { helpId, paymentId, now }: { helpId: string; paymentId: string; now: Date },
): Promise<Refusal<'FAMILY_HELP_STATE'> | undefined> {
  const row = await lockHelp(tx, helpId)
  if (row === undefined || stateOf(row, now) !== 'allowed') return refuse('FAMILY_HELP_STATE')
  const change = { payment_id: paymentId }
  await moveHelp(tx, row, { to: 'allowed', cause: 'a payment is begun', change, now })

  return undefined
}
