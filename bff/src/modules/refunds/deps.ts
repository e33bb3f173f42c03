import type { Config } from '../../config.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { PaymentsDeps } from '../payments/deps.ts'

export interface RefundsDeps
  extends Pick<PaymentsDeps, 'db' | 'clock' | 'fields' | 'log' | 'billing' | 'nudge'> {
  config: Pick<Config, 'institutions' | 'merchants'>
  /** Of applications. */
  watch: ChangeWatch
  /** Of payments, whose refund begins here. */
  payments: ChangeWatch
}
