import type { PatientScope } from '@tongzhen/contract/route'
import type { Db } from '../../db/schema.ts'
import { isInForce } from './terms.ts'

/** Asked where no request is at the door: whether an account's right over a patient, as it was, stands at this moment. */
export async function mayStill(
  db: Db,
  { account_id, patient_id }: { account_id: string; patient_id: string },
  { scope, now }: { scope: PatientScope; now: Date },
): Promise<boolean> {
  const link = await db
    .selectFrom('patients')
    .select('scopes')
    .where('patient_id', '=', patient_id)
    .where('account_id', '=', account_id)
    .where(isInForce(now))
    .executeTakeFirst()

  return link?.scopes.includes(scope) === true
}
