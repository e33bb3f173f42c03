import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { AccountStore } from '../accounts/accounts.ts'
import type { BookingDeps } from '../booking/deps.ts'
import type { Catalogues } from '../institutions/catalogues.ts'

export interface NamedDoctorDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  catalogues: Catalogues
  accounts: Pick<AccountStore, 'phoneOf'>
  /** Books the time that was agreed on. */
  booking: BookingDeps
  watch: ChangeWatch
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
