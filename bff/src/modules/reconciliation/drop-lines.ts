import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import type { ReconciliationDeps } from './deps.ts'
import { isRunOwed, lockRun } from './runs.ts'

/** In one sweep: each is a transaction that deletes up to some hundred thousand rows. */
const AT_ONCE = 3

/**
 * Deletes what the sides told line by line of days that are over for so long; totals, differences and their history stay.
 * A day is compared no more from then on, because nothing would be found again.
 */
export async function dropOldLines({
  config,
  db,
  clock,
}: Pick<ReconciliationDeps, 'config' | 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  const first = addDays(shanghaiDate(now), -config.reconLinesKeptDays)
  const rows = await db
    .selectFrom('recon_runs')
    .select('run_id')
    .where('day', '<', first)
    .where('lines_dropped_at', 'is', null)
    .orderBy('day')
    .limit(AT_ONCE)
    .execute()
  for (const { run_id: runId } of rows) await inTransaction(db, (tx) => dropLines(tx, { runId, now }))
}

async function dropLines(tx: Db, { runId, now }: { runId: string; now: Date }): Promise<void> {
  const run = await lockRun(tx, runId)
  if (run === undefined || run.lines_dropped_at !== null) return
  // Somebody has it read anew, or it waits for a bill still.
  if (await isRunOwed(tx, runId)) return
  await tx.deleteFrom('recon_lines').where('run_id', '=', runId).execute()
  await tx.updateTable('recon_runs').set({ lines_dropped_at: now }).where('run_id', '=', runId).execute()
}
