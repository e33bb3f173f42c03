import { type StatementSource, statementSources } from '@tongzhen/contract/reconciliation'
import type { Db } from '../../src/db/schema.ts'
import { newId } from '../../src/lib/ids.ts'
import type { Circle } from '../../src/modules/reconciliation/circles.ts'
import type { ReconLine } from '../../src/modules/reconciliation/compare.ts'
import { addLines } from '../../src/modules/reconciliation/lines.ts'
import { beginRun, findRun, type RunRow } from '../../src/modules/reconciliation/runs.ts'

const BATCH = 1000

/** A day that was read: its lines, and every side's statement marked as read. */
export async function keepDay(
  db: Db,
  {
    circle,
    day,
    sides,
    now,
  }: { circle: Circle; day: string; sides: Partial<Record<StatementSource, ReconLine[]>>; now: Date },
): Promise<RunRow> {
  await beginRun(db, { circle, day, now })
  const run = await findRun(db, { circle: circle.name, day })
  if (run === undefined) throw new Error('no run')
  await db.deleteFrom('operations').where('subject_id', '=', run.run_id).execute()
  for (const source of statementSources) {
    const all = sides[source] ?? []
    const party = all[0]?.party ?? '-'
    for (let from = 0; from < all.length; from += BATCH) {
      const lines = all.slice(from, from + BATCH)
      await addLines(db, { runId: run.run_id, source, party, from: from + 1 }, lines)
    }
  }
  await db.updateTable('recon_sources').set({ state: 'read' }).where('run_id', '=', run.run_id).execute()

  return run
}

/** A refund that was decided at that time, of a payment of which nothing else matters. */
export async function keepRefund(
  db: Db,
  { number, fen, decidedAt }: { number: string; fen: number; decidedAt: Date },
): Promise<void> {
  const paymentId = newId('pay')
  await db
    .insertInto('payments')
    .values({
      ...{ payment_id: paymentId, order_number: paymentId, institution_id: 'tz-central', purpose: 'bills' },
      ...{ channel: 'wechat', means: 'wechat', merchant: 'm', plan: 'settle_first', state: 'refunding' },
      ...{
        amount_fen: fen,
        cash_fen: fen,
        insurance_fen: 0,
        paid_fen: fen,
        refunded_fen: 0,
        is_insured: false,
      },
      ...{ insured_fen: 0, settled_fen: fen, refund_fen: fen, refund_seq: 1, expires_at: decidedAt },
      ...{ snapshot: '{}', version: 1, created_at: decidedAt, changed_at: decidedAt },
    } as never)
    .execute()
  await db
    .insertInto('payment_refunds')
    .values({
      ...{ payment_id: paymentId, refund_seq: 1, refund_number: number, amount_fen: fen },
      decided_at: decidedAt,
    })
    .execute()
}
