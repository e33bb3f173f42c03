import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { BillingGateways } from '../../gateways/his/billing-port.ts'
import type { PaymentChannels } from '../../gateways/payments/registry.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import type { AccountStore } from '../accounts/accounts.ts'
import type { Catalogues } from '../institutions/catalogues.ts'

export interface PaymentsDeps {
  config: Pick<Config, 'institutions' | 'publicOrigins'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  accounts: Pick<AccountStore, 'identityIn'>
  billing: BillingGateways
  channels: PaymentChannels
  catalogues: Catalogues
  watch: ChangeWatch
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
