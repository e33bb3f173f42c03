import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { PrepaidGateways } from '../../gateways/his/prepaid-port.ts'
import type { TransferChannels } from '../../gateways/transfers/registry.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import type { PaymentsDeps } from '../payments/deps.ts'

export interface PrepaidDeps extends Pick<PaymentsDeps, 'accounts' | 'catalogues'> {
  config: Pick<Config, 'institutions' | 'merchants' | 'portals'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  prepaid: PrepaidGateways
  transfers: TransferChannels
  /** Of applications. */
  watch: ChangeWatch
  nudge(delayMs: number): void
}
