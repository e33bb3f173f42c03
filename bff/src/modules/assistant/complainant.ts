import type { Sex } from '@tongzhen/contract/documents'
import type { Db } from '../../db/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { isInForce } from '../patients/terms.ts'

/** Whom it is asked for: what of them counts. Nothing else of them is read. */
export interface Complainant {
  /** Full months. */
  ageMonths?: number
  sex?: Sex
}

/** Empty where nobody was named, or the account may do nothing for them any more. */
export async function readComplainant(
  { db, fields, clock }: { db: Db; fields: FieldCrypto; clock: Clock },
  { account_id: accountId, patient_id: patientId }: { account_id: string | null; patient_id: string | null },
): Promise<Complainant> {
  if (patientId === null || accountId === null) return {}
  const now = clock.now()
  const row = await db
    .selectFrom('patients')
    .select(['sex', 'birth_on'])
    .where('patient_id', '=', patientId)
    .where('account_id', '=', accountId)
    .where(isInForce(now))
    .executeTakeFirst()
  if (row === undefined) return {}
  const birthOn = row.birth_on && fields.open(place('patients', 'birth_on', patientId), row.birth_on)

  return {
    ...(birthOn && { ageMonths: monthsBetween(birthOn, shanghaiDate(now)) }),
    ...(row.sex && { sex: row.sex }),
  }
}

/** @param from days `YYYY-MM-DD` */
export function monthsBetween(from: string, to: string): number {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

  return monthOf(to) - monthOf(from) - (to.slice(8) < from.slice(8) ? 1 : 0)
}
