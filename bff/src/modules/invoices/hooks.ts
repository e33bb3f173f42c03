import type { AccountClosingHook } from '../accounts/closure.ts'
import { isOfHelpGivenBy } from '../payments/payments.ts'
import { INVOICES_QUEUE } from './invoices.ts'

/**
 * Numbers stay, as in the books; who paid and the way to look at the invoice go (S33). One that was not issued yet
 * is not, for there is nobody left to issue it to. That of what it has paid as a helper is the patient's, and stays.
 * Comes before the payments forget whose they were.
 */
export const invoicesClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    const own = tx
      .selectFrom('payments')
      .select('payment_id')
      .where('account_id', '=', accountId)
      .where((eb) => eb.not(isOfHelpGivenBy(accountId)))
    const unfinished = tx
      .selectFrom('invoices')
      .select('invoice_id')
      .where('payment_id', 'in', own)
      .where('state', 'in', ['composing', 'issuing'])
    await tx
      .deleteFrom('operations')
      .where('queue', '=', INVOICES_QUEUE)
      .where('subject_id', 'in', unfinished)
      .execute()
    await tx
      .updateTable('invoices')
      .set({ state: 'not_issued' })
      .where('payment_id', 'in', own)
      .where('state', 'in', ['composing', 'issuing'])
      .execute()
    await tx
      .updateTable('invoices')
      .set((eb) => ({
        invoice_order: null,
        check_code: null,
        view_url: null,
        version: eb('version', '+', 1),
      }))
      .where('payment_id', 'in', own)
      .where('state', '!=', 'writing_off')
      .execute()
    await tx
      .updateTable('invoices')
      .set({ check_code: null, view_url: null })
      .where('payment_id', 'in', own)
      .where('state', '=', 'writing_off')
      .execute()
  },
}
