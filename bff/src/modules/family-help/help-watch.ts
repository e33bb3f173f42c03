import type { Db } from '../../db/schema.ts'
import { type ChangeWatch, createRowWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'

export function createHelpWatch(deps: { db: Db; log: Log }): ChangeWatch {
  return createRowWatch(deps, { what: 'steps passed on to the family', table: 'family_helps', id: 'help_id' })
}
