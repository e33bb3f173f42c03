import type { AccountClosingHook } from '../accounts/closure.ts'
import { MESSAGES_QUEUE } from './messages.ts'

/** With the account go its messages, and those on their way to it (S33). */
export const messagesClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    const own = tx.selectFrom('messages').select('message_id').where('account_id', '=', accountId)
    await tx
      .deleteFrom('operations')
      .where('queue', '=', MESSAGES_QUEUE)
      .where('subject_id', 'in', own)
      .execute()
    await tx.deleteFrom('messages').where('account_id', '=', accountId).execute()
  },
}
