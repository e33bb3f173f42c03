import type { AccountClosingHook } from '../accounts/closure.ts'

/** With the account, and with its appointments, go the cars (S33). */
export const parkingClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    const appointments = tx
      .selectFrom('appointments')
      .select('appointment_id')
      .where('account_id', '=', accountId)
    const own = tx
      .selectFrom('parkings')
      .select('parking_id')
      .where((eb) => eb.or([eb('account_id', '=', accountId), eb('appointment_id', 'in', appointments)]))
    await tx.deleteFrom('parking_history').where('parking_id', 'in', own).execute()
    await tx.deleteFrom('parkings').where('parking_id', 'in', own).execute()
  },
}
