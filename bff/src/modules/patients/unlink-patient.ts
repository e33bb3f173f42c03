import type { Db } from '../../db/schema.ts'
import { ensureDefaultPatient } from './default-patient.ts'
import { forgetPersonIfUnlinked } from './persons.ts'

/**
 * Takes a patient's rights and personal data away from an account. The row stays, without a name, so that the
 * appointments of the past come back when the patient is added again. The caller holds the account's lock.
 */
export async function unlinkPatient(
  tx: Db,
  { patientId, state }: { patientId: string; state: 'removed' | 'ended' },
): Promise<void> {
  await tx.deleteFrom('patient_cards').where('patient_id', '=', patientId).execute()
  await tx.deleteFrom('health_cards').where('patient_id', '=', patientId).execute()
  await tx.deleteFrom('report_choices').where('patient_id', '=', patientId).execute()
  const patient = await tx
    .updateTable('patients')
    .set({
      state,
      name: null,
      phone: null,
      sex: null,
      birth_on: null,
      is_default: false,
      // Of what the account itself gave up the end is kept: it gets no longer rights by coming back.
      ...(state === 'ended' && { expires_at: null }),
      ending_told_at: null,
    })
    .where('patient_id', '=', patientId)
    .returning(['account_id', 'person_id'])
    .executeTakeFirstOrThrow()
  await ensureDefaultPatient(tx, patient.account_id)
  await forgetPersonIfUnlinked(tx, patient.person_id)
}
