import { vi } from 'vitest'
import { connect } from '../../bff/src/db/connection.ts'
import type { Db } from '../../bff/src/db/schema.ts'
import type { Stack } from '../run-stack.ts'

/** The HIS does what it is asked to settle, or not, and says nothing about it that can be read. */
export function silenceHospital({ sandbox }: Stack, { hasTaken }: { hasTaken: boolean }): void {
  const { faults } = sandbox.his
  const kind = 'error-5xx'
  faults.add({ kind, probability: 1, path: '/settlement/settle', afterEffect: hasTaken })
  for (const path of ['/settlement/query', '/settlement/cancel']) faults.add({ kind, probability: 1, path })
}

/** Lets the times be over for which a payment is tried before it waits for staff (`phaseLimitsMs`). */
export function waitForReview(stack: Stack): Promise<void> {
  return passTimeUntil(stack, async (db, past) => {
    await db
      .updateTable('payments')
      .set({ deadline_at: past })
      .where('state', 'in', ['settle_unknown', 'fencing', 'fence_unknown'])
      .execute()
    const waiting = await db
      .selectFrom('payments')
      .select('payment_id')
      .where('state', '=', 'fence_held')
      .execute()

    return waiting.length > 0
  })
}

/** The same of a stopped clinic's place that the hospital does not let go (`SETTLE_WITHIN_MS`). */
export function waitForHeldCancellation(stack: Stack): Promise<void> {
  return passTimeUntil(stack, async (db, past) => {
    await db
      .updateTable('appointments')
      .set({ give_up_at: past })
      .where('state', 'in', ['cancelling', 'cancel_unknown'])
      .execute()
    const held = await db
      .selectFrom('appointments')
      .select('appointment_id')
      .where('state', '=', 'cancel_held')
      .execute()

    return held.length > 0
  })
}

/** What is owed later is owed now, until it is so. */
async function passTimeUntil(
  { databaseUrl }: Stack,
  isSo: (db: Db, past: Date) => Promise<boolean>,
): Promise<void> {
  if (databaseUrl === undefined) throw new Error('this stack has a database of its own')
  const db = connect({ url: databaseUrl })
  const past = new Date(Date.now() - 1000)
  const look = async () => {
    const isThere = await isSo(db, past)
    if (!isThere)
      await db.updateTable('operations').set({ due_at: past }).where('lease_until', 'is', null).execute()

    return isThere
  }
  try {
    await vi.waitUntil(look, { timeout: 60_000, interval: 300 })
  } finally {
    await db.destroy()
  }
}
