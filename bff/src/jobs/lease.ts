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

/** This version does not know what is to be done: nothing was, and another one will (docs/decisions/0040). */
export class NotKnownHere extends Error {
  constructor(what: string) {
    super(`${what} is not known to this version`)
  }
}

/** Long enough for one call and its outcome; before each further one it is renewed. */
export function leaseMsFor(longestCallMs: number): number {
  return longestCallMs + MARGIN_MS
}

/** Of queues whose work is found soon after its holder has died, and is renewed while that lives. */
export const BRIEF_LEASE_MS = 3 * SECOND_MS
/** Twice without an answer, and there is still time for a third. */
export const BEAT_MS = 0.8 * SECOND_MS

export interface Lease {
  /** Before each call of the operation: throws `LeaseLost` when somebody else holds it. */
  beforeCall: CallGuard
  /** Of a brief lease, every `BEAT_MS` while the work goes on. */
  beat(): Promise<void>
}

/**
 * Makes sure, before each call of an operation, that what is left of its lease is longer than a call takes, so that
 * however many calls it makes, no two replicas make one of them at the same time (reliability.md R9). A lease that
 * somebody else has taken ends the work; quick calls cost no statement.
 *
 * A brief lease is shorter than a call and is renewed by beats instead: a replica that dies is soon followed, one that
 * is only held up may be, and what it still writes is dropped. Work that makes no call for as long as a long lease
 * holds is taken to hang, and is renewed no more.
 */
export function holdLease({
  db,
  clock,
  operation,
  leasedAt,
  leaseMs,
  isBrief,
}: {
  db: Db
  clock: Clock
  operation: ClaimedOperation
  leasedAt: Date
  /** Of a long lease. */
  leaseMs: number
  isBrief: boolean
}): Lease {
  let renewedAt = leasedAt
  let calledAt = leasedAt

  async function renew(now: Date): Promise<boolean> {
    const isOurs = await renewLease(db, operation, shift(now, isBrief ? BRIEF_LEASE_MS : leaseMs))
    if (isOurs) renewedAt = now

    return isOurs
  }

  return {
    async beforeCall() {
      const now = clock.now()
      calledAt = now
      if (now.getTime() - renewedAt.getTime() < MARGIN_MS / 2) return
      if (!(await renew(now))) throw new LeaseLost(operation)
    },
    async beat() {
      const now = clock.now()
      if (now.getTime() - calledAt.getTime() < leaseMs) await renew(now)
    },
  }
}
