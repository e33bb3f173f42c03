import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database, Db } from '../db/schema.ts'
import type { Log } from '../lib/log.ts'
import { within } from '../lib/within.ts'

/** A long poll ends at the latest then, before proxies lose their patience. */
export const LONG_POLL_MS = 20_000

/** Lets requests wait for something to change, here or in another replica. */
export interface ChangeWatch {
  /** This replica has just changed it. */
  changed(id: string): void
  /** Until the version is above `version`; at the latest after `timeoutMs`, or when nobody waits any more. */
  waitForChange(wait: { id: string; version: number; timeoutMs: number; signal: AbortSignal }): Promise<void>
}

interface Waiter {
  id: string
  version: number
  wake: () => void
}

/** How soon a change by another replica is seen. */
const LOOK_EVERY_MS = 500

/**
 * However many wait, one look at the database serves all of them; nobody waiting, no look. `versionsOf` reads the
 * versions of those who are waited for.
 */
export function createChangeWatch({
  what,
  versionsOf,
  log,
}: {
  /** For the log. */
  what: string
  versionsOf: (ids: string[]) => Promise<{ id: string; version: number }[]>
  log: Log
}): ChangeWatch {
  const waiters = new Set<Waiter>()
  let isLooking = false

  async function lookWhileSomebodyWaits(): Promise<void> {
    if (isLooking) return
    isLooking = true
    while (waiters.size > 0) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false })
      await look()
    }
    isLooking = false
  }

  async function look(): Promise<void> {
    const ids = [...new Set([...waiters].map((waiter) => waiter.id))]
    if (ids.length === 0) return
    try {
      const versions = new Map((await versionsOf(ids)).map(({ id, version }) => [id, version]))
      for (const waiter of waiters) {
        if ((versions.get(waiter.id) ?? 0) > waiter.version) waiter.wake()
      }
    } catch (error) {
      log.warn({ err: error }, `changes of ${what} could not be looked for`)
    }
  }

  return {
    changed(id) {
      for (const waiter of waiters) if (waiter.id === id) waiter.wake()
    },

    async waitForChange({ id, version, timeoutMs, signal }) {
      if (signal.aborted || timeoutMs <= 0) return
      const ended = new AbortController()
      const waiter = { id, version, wake: () => ended.abort() }
      waiters.add(waiter)
      void lookWhileSomebodyWaits()
      try {
        await sleep(timeoutMs, undefined, { signal: AbortSignal.any([signal, ended.signal]) })
      } catch (error) {
        if (!(error instanceof Error && error.name === 'AbortError')) throw error
      } finally {
        waiters.delete(waiter)
      }
    },
  }
}

/** A request waits so long for an outcome before it answers "under way"; the page then follows by itself. */
const FOLLOW_MS = 4000

/** The row once `isOpen` no longer holds of it, or as it stands when the request has waited long enough. */
export async function followChange<Row extends { version: number }>(
  watch: ChangeWatch,
  {
    id,
    find,
    isOpen,
    signal,
  }: {
    id: string
    find: () => Promise<Row | undefined>
    isOpen: (row: Row) => boolean
    signal: AbortSignal
  },
): Promise<Row> {
  const enough = within(FOLLOW_MS, signal)
  for (;;) {
    const row = await find()
    if (row === undefined) throw new Error(`${id} is gone`)
    if (!isOpen(row) || enough.aborted) return row
    await watch.waitForChange({ id, version: row.version, timeoutMs: FOLLOW_MS, signal: enough })
  }
}

/** Of rows with a version of their own, by the column that names them. */
export function createRowWatch(
  { db, log }: { db: Db; log: Log },
  { what, table, id }: { what: string; table: keyof Database; id: string },
): ChangeWatch {
  return createChangeWatch({
    what,
    log,
    versionsOf: async (ids) => {
      const { rows } = await sql<{ id: string; version: number }>`select ${sql.ref(id)} as id, version
        from ${sql.table(table)} where ${sql.ref(id)} in (${sql.join(ids)})`.execute(db)

      return rows
    },
  })
}
