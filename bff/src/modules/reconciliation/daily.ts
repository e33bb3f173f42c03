import { addDays, shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type Circle, circlesOf } from './circles.ts'
import type { ReconciliationDeps } from './deps.ts'
import { beginRun } from './runs.ts'

/** Days that were missed, because nothing ran, are caught up so far back. */
const CAUGHT_UP_DAYS = 7

/** From the configured hour on, yesterday is reconciled, and what was missed before it. */
export async function beginDays(deps: ReconciliationDeps): Promise<void> {
  const { config, db, clock } = deps
  const now = clock.now()
  const hour = Number(shanghaiInstant(now).slice(11, 13))
  const last = addDays(shanghaiDate(now), hour >= config.reconcileAtHour ? -1 : -2)
  for (const circle of circlesOf(config)) {
    const days = await missedDays(deps, { circle, last })
    for (const day of days) await beginRun(db, { circle, day, now })
    if (days.length > 0) deps.nudge(0)
  }
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
