import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createRowWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createRequestWatch(deps: { db: Db; log: Log }): ChangeWatch {
  return createRowWatch(deps, {
    what: 'requests for a named doctor',
    table: 'named_doctor_requests',
    id: 'request_id',
  })
}
