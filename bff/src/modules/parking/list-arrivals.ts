import type { Arrival } from '@tongzhen/contract/parking'
import type { ParkingDeps } from './deps.ts'
import { lastSeq } from './feed.ts'
import { arrivals, arrivalView } from './parking-view.ts'

/** Told at once; with more the cursor leads on. */
const MOST = 200

/**
 * A day's arrivals that changed after `after`, in the order in which they changed. The cursor is read first: a change
 * that comes between the two is the next answer's.
 */
export async function arrivalsAfter(
  { db, fields }: Pick<ParkingDeps, 'db' | 'fields'>,
  { institutionId, on, after }: { institutionId: string; on: string; after: number },
): Promise<{ arrivals: Arrival[]; cursor: number }> {
  const last = await lastSeq(db, institutionId)
  const rows = await arrivals(db)
    .where('parkings.institution_id', '=', institutionId)
    .where('parkings.visit_on', '=', on)
    .where('parkings.seq', '>', after)
    .where('parkings.seq', '<=', last)
    .orderBy('parkings.seq')
    .limit(MOST)
    .execute()

  return {
    arrivals: rows.map((row) => arrivalView(row, fields)),
    cursor: rows.length === MOST ? (rows.at(-1)?.seq ?? last) : last,
  }
}
