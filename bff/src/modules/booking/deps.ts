import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { HisGateways } from '../../gateways/his/registry.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import type { Catalogues } from '../institutions/catalogues.ts'

export interface BookingDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  his: HisGateways
  catalogues: Catalogues
  watch: ChangeWatch
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
