import type { AccountStore } from '../accounts/accounts.ts'
import type { PaymentsDeps } from '../payments/deps.ts'

export interface ReviewsDeps extends Pick<PaymentsDeps, 'db' | 'clock' | 'fields' | 'watch' | 'nudge'> {
  accounts: Pick<AccountStore, 'phoneOf'>
}
