import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createRowWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createAppointmentWatch(deps: { db: Db; log: Log }): ChangeWatch {
  return createRowWatch(deps, { what: 'appointments', table: 'appointments', id: 'appointment_id' })
}
