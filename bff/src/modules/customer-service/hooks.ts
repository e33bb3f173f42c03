import type { AccountClosingHook } from '../accounts/closure.ts'

/** Before the assistant's, which erases what was said in its conversations. */
export const customerServiceClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    await tx.deleteFrom('service_conversations').where('account_id', '=', accountId).execute()
  },
}
