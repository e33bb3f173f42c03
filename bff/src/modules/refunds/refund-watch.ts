import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createRowWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createRefundWatch(deps: { db: Db; log: Log }): ChangeWatch {
  return createRowWatch(deps, {
    what: 'refund applications',
    table: 'refund_applications',
    id: 'application_id',
  })
}
