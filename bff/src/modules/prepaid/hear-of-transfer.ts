import { hurryOperation } from '../../jobs/operations.ts'
import type { PrepaidDeps } from './deps.ts'
import { findByTransfer } from './prepaid-refunds.ts'
import { PREPAID_QUEUE } from './take-step.ts'

/** A call-back says that something became of a transfer: its provider is asked now (R7). False for a number not ours. */
export async function hearOfTransfer(
  { db, clock, nudge }: Pick<PrepaidDeps, 'db' | 'clock' | 'nudge'>,
  transferNumber: string,
): Promise<boolean> {
  const row = await findByTransfer(db, transferNumber)
  if (row === undefined) return false
  if (row.state === 'send_unknown' || row.state === 'to_take') {
    await hurryOperation(db, { queue: PREPAID_QUEUE, subjectId: row.application_id, now: clock.now() })
    nudge(0)
  }

  return true
}
