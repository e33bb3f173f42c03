import type { Db } from '../../db/schema.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import { forgetPersonIfUnlinked } from './persons.ts'

/**
 * Deletes everything that this module holds of an account (S33): links, cards, orders, bindings, and the
 * persons to whom nobody links any more. Comes after the hooks of modules whose rows name a patient.
 */
export const patientsClosingHook: AccountClosingHook = { erase: deletePatientsOf }

async function deletePatientsOf(tx: Db, accountId: string): Promise<void> {
  await tx.deleteFrom('patient_bindings').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('patient_file_orders').where('account_id', '=', accountId).execute()
  const patients = tx.selectFrom('patients').select('patient_id').where('account_id', '=', accountId)
  await tx.deleteFrom('patient_cards').where('patient_id', 'in', patients).execute()
  await tx.deleteFrom('health_cards').where('patient_id', 'in', patients).execute()
  const links = await tx
    .deleteFrom('patients')
    .where('account_id', '=', accountId)
    .returning('person_id')
    .execute()
  // Always in the same order, so that two accounts that close at once wait for, and do not block, each other.
  const personIds = links.map((link) => link.person_id).sort()
  for (const personId of personIds) await forgetPersonIfUnlinked(tx, personId)
}
