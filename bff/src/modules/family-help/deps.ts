import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { RateLimits } from '../../rate-limits.ts'
import type { AccountStore } from '../accounts/accounts.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import type { PaymentsDeps } from '../payments/deps.ts'

export interface FamilyHelpDeps {
  config: Pick<Config, 'institutions' | 'limits'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  rateLimits: RateLimits
  accounts: Pick<AccountStore, 'phoneOf'>
  catalogues: Catalogues
  payments: PaymentsDeps
  watch: ChangeWatch
}
