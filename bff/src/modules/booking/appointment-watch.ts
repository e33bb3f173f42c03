import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../db/schema.ts'
import type { Log } from '../../lib/log.ts'

/** Lets requests wait for an appointment to change, here or in another replica. */
export interface AppointmentWatch {
  /** This replica has just changed the appointment. */
  changed(appointmentId: string): void
  /** Until the version is above `version`; at the latest after `timeoutMs`, or when nobody waits any more. */
  waitForChange(wait: {
    appointmentId: string
    version: number
    timeoutMs: number
    signal: AbortSignal
  }): Promise<void>
}

interface Waiter {
  appointmentId: string
  version: number
  wake: () => void
}

/** How soon a change by another replica is seen. */
const LOOK_EVERY_MS = 500

/** However many wait, one look at the database serves all of them; nobody waiting, no look. */
export function createAppointmentWatch({ db, log }: { db: Db; log: Log }): AppointmentWatch {
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
    const ids = [...new Set([...waiters].map((waiter) => waiter.appointmentId))]
    if (ids.length === 0) return
    try {
      const rows = await db
        .selectFrom('appointments')
        .select(['appointment_id', 'version'])
        .where('appointment_id', 'in', ids)
        .execute()
      const versions = new Map(rows.map((row) => [row.appointment_id, row.version]))
      for (const waiter of waiters) {
        if ((versions.get(waiter.appointmentId) ?? 0) > waiter.version) waiter.wake()
      }
    } catch (error) {
      log.warn({ err: error }, 'changes of appointments could not be looked for')
    }
  }

  return {
    changed(appointmentId) {
      for (const waiter of waiters) if (waiter.appointmentId === appointmentId) waiter.wake()
    },

    async waitForChange({ appointmentId, version, timeoutMs, signal }) {
      if (signal.aborted || timeoutMs <= 0) return
      const ended = new AbortController()
      const waiter = { appointmentId, version, wake: () => ended.abort() }
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
