import type { Db } from '../db/schema.ts'
import { type Clock, MINUTE_MS } from '../lib/clock.ts'
import { newId } from '../lib/ids.ts'
import type { Log } from '../lib/log.ts'
import { guardCalls } from '../lib/outside-calls.ts'
import { createLeaseGuard, LeaseLost, leaseMsFor } from './lease.ts'
import { type ClaimedOperation, claimOperations } from './operations.ts'

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
  /** Longer than any one call of an operation may take. */
  longestCallMs: number
  /** Operations of this replica under way at once: as many calls the hospitals get from it. */
  concurrency?: number
}

const ROUND_MS = 1000
/** Times in the database are rounded to the millisecond. */
const CLOCK_GRAIN_MS = 2

export function createWorker({
  db,
  clock,
  log,
  handlers,
  longestCallMs,
  concurrency = 16,
}: WorkerDeps): Worker {
  const leaseMs = leaseMsFor(longestCallMs)
  const replica = newId('rep')
  const underWay = new Set<Promise<void>>()
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
      return await claimOperations(db, { now, limit, leaseMs, replica })
    } catch (error) {
      log.error({ err: error }, 'operations could not be claimed')

      return []
    }
  }

  function perform(operation: ClaimedOperation, leasedAt: Date): void {
    const { queue, kind, subjectId } = operation
    const guard = createLeaseGuard({ db, clock, operation, leasedAt, leaseMs })
    const work = (async () => {
      try {
        const handler = handlers[queue]
        if (handler === undefined) throw new Error(`no handler for the queue ${queue}`)
        await guardCalls(guard, () => handler(operation))
      } catch (error) {
        if (error instanceof LeaseLost) {
          log.warn({ queue, kind, subjectId }, 'an operation went over to another replica')
          return
        }
        // The row stays leased, and whoever finds it later asks what came of it.
        log.error({ err: error, queue, kind, subjectId }, 'an operation was not finished')
      }
    })()
    underWay.add(work)
    void work.finally(() => {
      underWay.delete(work)
      look()
    })
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

  return {
    start() {
      isStopped = false
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
      await Promise.all(underWay)
    },
  }
}
