import { inTransaction } from '../../db/transaction.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { addDays, shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type Circle, circlesOf } from './circles.ts'
import type { ReconciliationDeps } from './deps.ts'
import { beginRun, isRunOwed, lacksTransfers, lockRun, runAnew } from './runs.ts'

/** Days that were missed, because nothing ran, are caught up so far back. */
const CAUGHT_UP_DAYS = 7

/** A version that knows no transfers, running beside this one, may have ended a day so lately. */
const RELEASED_WITHIN_MS = DAY_MS

/** From the configured hour on, yesterday is reconciled, and what was missed before it. */
export async function beginDays(deps: ReconciliationDeps): Promise<void> {
  const { config, db, clock } = deps
  const now = clock.now()
  const hour = Number(shanghaiInstant(now).slice(11, 13))
  const last = addDays(shanghaiDate(now), hour >= config.reconcileAtHour ? -1 : -2)
  for (const circle of circlesOf(config)) {
    const days = await missedDays(deps, { circle, last })
    for (const day of days) await beginRun(db, { circle, day, now })
    const isAnew = await readLeftOut(deps, { circle, now })
    if (days.length > 0 || isAnew) deps.nudge(0)
  }
}

/** Days that were ended without transfers are read with them; what is still owed begins anew by itself. */
async function readLeftOut(
  { db }: ReconciliationDeps,
  { circle, now }: { circle: Circle; now: Date },
): Promise<boolean> {
  const lately = await db
    .selectFrom('recon_runs')
    .selectAll()
    .where('circle', '=', circle.name)
    .where('state', 'in', ['agreed', 'differs'])
    .where('changed_at', '>', shift(now, -RELEASED_WITHIN_MS))
    .execute()
  let isAnew = false
  for (const run of lately) {
    if (!(await lacksTransfers(db, { row: run, circle }))) continue
    await inTransaction(db, async (tx) => {
      const row = await lockRun(tx, run.run_id)
      if (row?.version !== run.version || (await isRunOwed(tx, run.run_id))) return
      await runAnew(tx, { row, circle, now })
      isAnew = true
    })
  }

  return isAnew
}

async function missedDays(
  { db }: ReconciliationDeps,
  { circle, last }: { circle: Circle; last: string },
): Promise<string[]> {
  const newest = await db
    .selectFrom('recon_runs')
    .select('day')
    .where('circle', '=', circle.name)
    .orderBy('day', 'desc')
    .executeTakeFirst()
  if (newest === undefined) return [last]
  const all = Array.from({ length: CAUGHT_UP_DAYS }, (_, index) => addDays(last, index + 1 - CAUGHT_UP_DAYS))

  return all.filter((day) => day > newest.day)
}
