import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createChangeWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createAppointmentWatch({ db, log }: { db: Db; log: Log }): ChangeWatch {
  return createChangeWatch({
    what: 'appointments',
    log,
    versionsOf: (ids) =>
      db
        .selectFrom('appointments')
        .select(['appointment_id as id', 'version'])
        .where('appointment_id', 'in', ids)
        .execute(),
  })
}
