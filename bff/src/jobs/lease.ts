import type { Db } from '../db/schema.ts'
import { type Clock, SECOND_MS, shift } from '../lib/clock.ts'
import type { CallGuard } from '../lib/outside-calls.ts'
import { type ClaimedOperation, renewLease } from './operations.ts'

/** What an operation does beside a call takes less than this. */
const MARGIN_MS = 5 * SECOND_MS

/** Somebody else holds the operation now: nothing more may be done of it here. */
export class LeaseLost extends Error {
  constructor({ operationId }: ClaimedOperation) {
    super(`the lease of ${operationId} was lost`)
  }
}

/** Long enough for one call and its outcome; before each further one it is renewed. */
export function leaseMsFor(longestCallMs: number): number {
  return longestCallMs + MARGIN_MS
}

/**
 * Makes sure, before each call of an operation, that what is left of its lease is longer than a call takes, so that
 * however many calls it makes, no two replicas make one of them at the same time (reliability.md R9). A lease that
 * somebody else has taken ends the work; quick calls cost no statement.
 */
export function createLeaseGuard({
  db,
  clock,
  operation,
  leasedAt,
  leaseMs,
}: {
  db: Db
  clock: Clock
  operation: ClaimedOperation
  leasedAt: Date
  leaseMs: number
}): CallGuard {
  let since = leasedAt

  return async () => {
    const now = clock.now()
    if (now.getTime() - since.getTime() < MARGIN_MS / 2) return
    if (!(await renewLease(db, operation, shift(now, leaseMs)))) throw new LeaseLost(operation)
    since = now
  }
}
