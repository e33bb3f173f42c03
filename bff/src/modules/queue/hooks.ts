import type { AccountClosingHook } from '../accounts/closure.ts'
import { CHECK_IN_QUEUE } from './queue-places.ts'

/** With the account go the days of its visits (S33); before its appointments, to which they belong. */
export const queueClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    const own = tx.selectFrom('appointments').select('appointment_id').where('account_id', '=', accountId)
    await tx
      .deleteFrom('operations')
      .where('queue', '=', CHECK_IN_QUEUE)
      .where('subject_id', 'in', own)
      .execute()
    await tx.deleteFrom('queue_places').where('appointment_id', 'in', own).execute()
  },
}
