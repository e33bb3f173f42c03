import type { AccountClosingHook } from '../accounts/closure.ts'
import { REFUNDS_QUEUE } from './applications.ts'
import { waitingStates } from './step.ts'

/**
 * What nobody has decided is wanted no more; of the others stays what the books need, of nobody who can be named (S33).
 * One whose money is under way holds the closing up, as its payment does.
 */
export const refundsClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    const own = tx
      .selectFrom('refund_applications')
      .select('application_id')
      .where('account_id', '=', accountId)
    await tx
      .deleteFrom('operations')
      .where('queue', '=', REFUNDS_QUEUE)
      .where('subject_id', 'in', own)
      .execute()
    await tx
      .updateTable('refund_applications')
      .set({ state: 'withdrawn' })
      .where('account_id', '=', accountId)
      .where('state', 'in', [...waitingStates])
      .execute()
    await tx
      .updateTable('refund_applications')
      .set((eb) => ({
        ...{
          account_id: null,
          patient_id: null,
          person_id: null,
          idempotency_key: null,
          words: null,
          automatic_at: null,
        },
        version: eb('version', '+', 1),
      }))
      .where('account_id', '=', accountId)
      .execute()
  },
}
