import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { RecordGateways } from '../../gateways/records/port.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'

export interface VisitNotesDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  records: RecordGateways
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
