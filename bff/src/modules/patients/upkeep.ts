import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { RepeatedWork } from '../../jobs/repeat.ts'
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Log } from '../../lib/log.ts'
import type { FileOrderDeps } from './deps.ts'
import { type FileOrder, openFileOrder, settle } from './file-orders.ts'
import { indexPatientNumbers } from './index-patient-numbers.ts'
import { settleFileOrder } from './settle-file-order.ts'
import { endLapsed, limitByAge, tellOfEndings } from './terms.ts'

/** Pauses before a hospital that did not answer is asked again (reliability.md §3.3); the last one repeats. */
const PAUSES_SECONDS = [5, 15, 30, 60, 120, 600]
/** Then nobody waits for the file any more, and what the person typed is erased. */
const GIVE_UP_AFTER_MS = DAY_MS
const AT_ONCE = 20

/** What this module does outside of requests (jobs/README.md). */
export function patientsUpkeep(deps: FileOrderDeps & { log: Log }): RepeatedWork[] {
  return [
    { name: 'settle file orders', everyMs: 5 * SECOND_MS, work: () => settleDueFileOrders(deps) },
    { name: 'forget patient requests', everyMs: 10 * MINUTE_MS, work: () => forgetOldRequests(deps) },
    {
      name: 'end lapsed rights',
      everyMs: 10 * SECOND_MS,
      work: () => endLapsed(deps.db, { now: deps.clock.now() }),
    },
    {
      name: 'tell of rights that end',
      everyMs: 10 * MINUTE_MS,
      work: () => tellOfEndings(deps.db, deps.clock.now()),
    },
    { name: 'limit rights by age', everyMs: HOUR_MS, work: () => limitByAge(deps) },
    { name: 'index patient numbers', everyMs: MINUTE_MS, work: () => indexPatientNumbers(deps) },
  ]
}

/**
 * Asks again about files whose opening was never answered, so that the patient is there when the person comes
 * back. Several replicas may do so at once: orders are leased, and repeating one changes nothing.
 */
export async function settleDueFileOrders(deps: FileOrderDeps): Promise<number> {
  const due = await leaseDue(deps)
  for (const { order, isTooOld } of due) {
    if (isTooOld) {
      const now = deps.clock.now()
      await settle(deps.db, { fileOrderId: order.fileOrderId, state: 'refused', now })
    } else await settleFileOrder(deps, order, { traceId: newId('trc') })
  }

  return due.length
}

function leaseDue({ db, clock, fields }: FileOrderDeps): Promise<{ order: FileOrder; isTooOld: boolean }[]> {
  const now = clock.now()

  return inTransaction(db, async (tx) => {
    const rows = await tx
      .selectFrom('patient_file_orders')
      .selectAll()
      .where('settled_at', 'is', null)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('file_order_id')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of rows) {
      await tx
        .updateTable('patient_file_orders')
        .set({ tries: row.tries + 1, due_at: shift(now, pauseMs(row.tries)), state: 'asking' })
        .where('file_order_id', '=', row.file_order_id)
        .execute()
    }

    return rows.map((row) => ({
      order: openFileOrder(fields, row),
      isTooOld: row.created_at < shift(now, -GIVE_UP_AFTER_MS),
    }))
  })
}

function pauseMs(tries: number): number {
  const seconds = PAUSES_SECONDS[Math.min(tries, PAUSES_SECONDS.length) - 1] ?? 0

  return seconds * SECOND_MS
}

/** Deletes what no request needs any more: searches after the hour they count for, orders after a day. */
export async function forgetOldRequests({ db, clock }: { db: Db; clock: Clock }): Promise<void> {
  const now = clock.now()
  await db
    .deleteFrom('patient_bindings')
    .where('created_at', '<', shift(now, -2 * HOUR_MS))
    .execute()
  await db.deleteFrom('patient_file_orders').where('settled_at', '<', shift(now, -DAY_MS)).execute()
}
