import type { Db } from '../../db/schema.ts'

/**
 * Holds a patient in force until the transaction ends: an appointment is made, and a patient is removed, only
 * under this lock, so that one cannot slip through beside the other. False when the link is no longer in force.
 */
export async function lockActivePatient(tx: Db, patientId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('patients')
    .select('patient_id')
    .where('patient_id', '=', patientId)
    .where('state', '=', 'active')
    .forUpdate()
    .executeTakeFirst()

  return row !== undefined
}

/** Whatever changes an account's patients, or their cards, waits here for its turn. */
export async function lockAccount(tx: Db, accountId: string): Promise<void> {
  await tx
    .selectFrom('accounts')
    .select('account_id')
    .where('account_id', '=', accountId)
    .forUpdate()
    .execute()
}
