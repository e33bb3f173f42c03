import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createChangeWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createQueueWatch({ db, log }: { db: Db; log: Log }): ChangeWatch {
  return createChangeWatch({
    what: 'queues',
    log,
    versionsOf: (ids) =>
      db
        .selectFrom('queue_places')
        .select(['appointment_id as id', 'version'])
        .where('appointment_id', 'in', ids)
        .execute(),
  })
}
