import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { AccountStore } from '../accounts/accounts.ts'
import type { SettingsReader } from '../institution-settings/settings.ts'

export interface ParkingDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  settings: Pick<SettingsReader, 'modulesOf'>
  accounts: Pick<AccountStore, 'phoneOf'>
  /** Of what the security desks of each institution are told. */
  watch: ChangeWatch
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
