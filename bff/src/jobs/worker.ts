import type { Db } from '../db/schema.ts'
import { type Clock, MINUTE_MS, SECOND_MS, shift } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Log } from '../lib/log.ts'
import { guardCalls } from '../lib/outside-calls.ts'
import {
  BEAT_MS,
  BRIEF_LEASE_MS,
  holdLease,
  type Lease,
  LeaseLost,
  leaseMsFor,
  NotKnownHere,
} from './lease.ts'
import { type ClaimedOperation, claimOperations, leaveOperation } from './operations.ts'

/** Performs the operations of one queue and finishes them (`finishOperation`) with their outcome. */
export type OperationHandler = (operation: ClaimedOperation) => Promise<void>

export interface Worker {
  start(): void
  /** Something is due in `delayMs`: look then, instead of at the next round. */
  nudge(delayMs?: number): void
  /** Claims nothing more and waits for what is under way. */
  stop(): Promise<void>
}

export interface WorkerDeps {
  db: Db
  clock: Clock
  log: Log
  handlers: Readonly<Record<string, OperationHandler>>
  /** The kinds of a queue that are known; of a queue without an entry, all that its handler is given. */
  kinds?: Readonly<Record<string, readonly string[]>>
  /** Queues whose operations another replica goes on with some seconds after their holder died (lease.ts). */
  briefQueues?: readonly string[]
  /** Longer than any one call of an operation may take. */
  longestCallMs: number
  /** Operations of this replica under way at once: as many calls the hospitals get from it. */
  concurrency?: number
}

interface UnderWay {
  operation: ClaimedOperation
  lease: Lease
  isBrief: boolean
  done: Promise<void>
}

const ROUND_MS = 1000
/** Times in the database are rounded to the millisecond. */
const CLOCK_GRAIN_MS = 2
/** Until then a replica of the version that knows it has looked. */
const LEAVE_MS = 2 * SECOND_MS

export function createWorker({
  db,
  clock,
  log,
  handlers,
  kinds = {},
  briefQueues = [],
  longestCallMs,
  concurrency = 16,
}: WorkerDeps): Worker {
  const leaseMs = leaseMsFor(longestCallMs)
  const replica = newId('rep')
  const brief = { queues: briefQueues, leaseMs: BRIEF_LEASE_MS }
  const known = Object.fromEntries(
    Object.keys(handlers).map((queue) => [queue, kinds[queue] ?? ('any' as const)]),
  )
  const underWay = new Set<UnderWay>()
  const timers = new Set<NodeJS.Timeout>()
  let isStopped = true
  let looking: Promise<void> | undefined
  let mustLookAgain = false

  function look(): void {
    if (isStopped) return
    mustLookAgain = true
    looking ??= claimUntilNothingIsDue().finally(() => {
      looking = undefined
    })
  }

  async function claimUntilNothingIsDue(): Promise<void> {
    while (mustLookAgain && !isStopped && underWay.size < concurrency) {
      mustLookAgain = false
      const limit = concurrency - underWay.size
      const now = clock.now()
      const claimed = await claim(now, limit)
      for (const operation of claimed) perform(operation, now)
      if (claimed.length === limit) mustLookAgain = true
    }
  }

  async function claim(now: Date, limit: number): Promise<ClaimedOperation[]> {
    try {
      const beating = [...underWay].filter(({ isBrief }) => isBrief)
      const held = beating.map(({ operation }) => operation.operationId)

      return await claimOperations(db, { now, limit, leaseMs, replica, brief, known, underWay: held })
    } catch (error) {
      log.error({ err: error }, 'operations could not be claimed')

      return []
    }
  }

  function perform(operation: ClaimedOperation, leasedAt: Date): void {
    const isBrief = briefQueues.includes(operation.queue)
    const lease = holdLease({ db, clock, operation, leasedAt, leaseMs, isBrief })
    const one: UnderWay = { operation, lease, isBrief, done: work(operation, lease) }
    underWay.add(one)
    void one.done.finally(() => {
      underWay.delete(one)
      look()
    })
  }

  async function work(operation: ClaimedOperation, lease: Lease): Promise<void> {
    const { queue, kind, subjectId } = operation
    try {
      const handler = handlers[queue]
      if (handler === undefined) throw new NotKnownHere(queue)
      await guardCalls(lease.beforeCall, () => handler(operation))
    } catch (error) {
      if (error instanceof LeaseLost) {
        log.warn({ queue, kind, subjectId }, 'an operation went over to another replica')
        return
      }
      if (error instanceof NotKnownHere) {
        log.warn({ queue, kind, subjectId, what: error.message }, 'an operation is left to another version')
        await leave(operation)
        return
      }
      // The row stays leased, and whoever finds it later asks what came of it.
      log.error({ err: error, queue, kind, subjectId }, 'an operation was not finished')
    }
  }

  async function leave(operation: ClaimedOperation): Promise<void> {
    try {
      await leaveOperation(db, operation, shift(clock.now(), LEAVE_MS))
    } catch (error) {
      log.error({ err: error }, 'an operation could not be left')
    }
  }

  /** Says of what is held briefly that this replica is still at it. */
  async function beat(): Promise<void> {
    try {
      await Promise.all([...underWay].map(({ lease, isBrief }) => isBrief && lease.beat()))
    } catch (error) {
      log.error({ err: error }, 'leases could not be renewed')
    }
  }

  function after(delayMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, delayMs)
    timer.unref()
    timers.add(timer)
  }

  /** Rounds of different replicas drift apart, so that they do not look at the same moment. */
  function round(): void {
    look()
    after(ROUND_MS * (0.5 + Math.random()), round)
  }

  let beats: NodeJS.Timeout | undefined

  return {
    start() {
      isStopped = false
      beats = setInterval(beat, BEAT_MS).unref()
      round()
    },
    nudge(delayMs = 0) {
      if (isStopped) return
      if (delayMs <= 0) look()
      // What is due much later is found by the rounds.
      else if (delayMs < MINUTE_MS) after(delayMs + CLOCK_GRAIN_MS, look)
    },
    async stop() {
      isStopped = true
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      await looking
      await Promise.all([...underWay].map(({ done }) => done))
      clearInterval(beats)
    },
  }
}
