import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { StatementGateways } from '../../gateways/statements/registry.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'

export interface ReconciliationDeps {
  config: Pick<Config, 'institutions' | 'merchants' | 'reconcileAtHour' | 'reconLinesKeptDays'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  statements: StatementGateways
  nudge(delayMs?: number): void
}
