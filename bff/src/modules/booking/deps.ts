import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { FeePayment } from '../../gateways/his/port.ts'
import type { HisGateways } from '../../gateways/his/registry.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import type { SettingsReader } from '../institution-settings/settings.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import type { Reason } from './step.ts'

/** What booking asks of the payments of its fees (modules/payments/fee-payments.ts). */
export interface FeePayments {
  /** May it still be taken as paid? */
  isOpen(paymentId: string): Promise<boolean>
  /** Gives it up as far as nobody has paid. */
  close(paymentId: string): Promise<void>
  /** Has everything go back the way it came; false when it is not known yet whether it is there. */
  giveBack(paymentId: string, reason: Reason | undefined): Promise<boolean>
  /** Is it paid, and does nothing of it go back? */
  isKept(paymentId: string): Promise<boolean>
  /** As the hospital is told of it. */
  paymentOf(paymentId: string): Promise<FeePayment>
  /** The appointment has moved, and the payment may be waiting for it. */
  hurry(paymentId: string): Promise<void>
}

export interface BookingDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  his: HisGateways
  catalogues: Catalogues
  settings: Pick<SettingsReader, 'modulesOf'>
  fees: FeePayments
  watch: ChangeWatch
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
