import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createRowWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createQueueWatch(deps: { db: Db; log: Log }): ChangeWatch {
  return createRowWatch(deps, { what: 'queues', table: 'queue_places', id: 'appointment_id' })
}
