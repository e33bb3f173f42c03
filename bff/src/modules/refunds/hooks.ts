import { refuse } from '../../lib/failure.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import type { OpenRefunds } from '../patients/deps.ts'
import { REFUNDS_QUEUE } from './applications.ts'
import { isOpen } from './list-applications.ts'
import { waitingStates } from './step.ts'

/** Of what this account applied for: where it stands is read at the patient, who has to be there until it is over. */
export const openRefunds: OpenRefunds = {
  async hasOpen(tx, patientId, institutionId) {
    let open = tx
      .selectFrom('refund_applications')
      .select('application_id')
      .where('patient_id', '=', patientId)
      .where(isOpen)
    if (institutionId !== undefined) open = open.where('institution_id', '=', institutionId)

    return (await open.limit(1).executeTakeFirst()) !== undefined
  },
}

/**
 * What nobody has decided is wanted no more; of the others stays what the books need, of nobody who can be named (S33).
 * One whose money is under way holds the closing up, as its payment does.
 */
export const refundsClosingHook: AccountClosingHook = {
  /** Money of a card that is under way has no payment that would hold the closing up. */
  async veto(tx, accountId) {
    const open = await tx
      .selectFrom('refund_applications')
      .select('application_id')
      .where('account_id', '=', accountId)
      .where('payment_id', 'is', null)
      .where('state', '=', 'returning')
      .limit(1)
      .executeTakeFirst()

    return open && refuse('ACCOUNT_HAS_PAYMENTS')
  },

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
      .updateTable('prepaid_refunds')
      .set({ identity: null, taking: null, notice_phone: null })
      .where('application_id', 'in', own)
      .execute()
    await tx
      .updateTable('prepaid_refunds')
      .set({ state: 'off' })
      .where('application_id', 'in', own)
      .where('state', '=', 'waiting')
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
