import { vi } from 'vitest'
import { connect } from '../../bff/src/db/connection.ts'
import type { Stack } from '../run-stack.ts'

/** The HIS does what it is asked to settle, or not, and says nothing about it that can be read. */
export function silenceHospital({ sandbox }: Stack, { hasTaken }: { hasTaken: boolean }): void {
  const { faults } = sandbox.his
  const kind = 'error-5xx'
  faults.add({ kind, probability: 1, path: '/settlement/settle', afterEffect: hasTaken })
  for (const path of ['/settlement/query', '/settlement/cancel']) faults.add({ kind, probability: 1, path })
}

/** Lets the times be over for which a payment is tried before it waits for staff (`phaseLimitsMs`). */
export async function waitForReview({ databaseUrl }: Stack): Promise<void> {
  if (databaseUrl === undefined) throw new Error('this stack has a database of its own')
  const db = connect({ url: databaseUrl })
  const past = new Date(Date.now() - 1000)
  const isWaiting = async () => {
    await db
      .updateTable('payments')
      .set({ deadline_at: past })
      .where('state', 'in', ['settle_unknown', 'fencing', 'fence_unknown'])
      .execute()
    await db.updateTable('operations').set({ due_at: past }).where('lease_until', 'is', null).execute()
    const waiting = await db
      .selectFrom('payments')
      .select('payment_id')
      .where('state', '=', 'fence_held')
      .execute()

    return waiting.length > 0
  }
  try {
    await vi.waitUntil(isWaiting, { timeout: 60_000, interval: 300 })
  } finally {
    await db.destroy()
  }
}
