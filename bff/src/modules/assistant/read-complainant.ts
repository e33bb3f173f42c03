import type { Db } from '../../db/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import type { Complainant } from './find-departments.ts'

/** Age and sex of whom it is asked for; nothing else of them is read. */
export async function readComplainant(
  { db, fields, clock }: { db: Db; fields: FieldCrypto; clock: Clock },
  patientId: string | null,
): Promise<Complainant> {
  if (patientId === null) return {}
  const row = await db
    .selectFrom('patients')
    .select(['sex', 'birth_on'])
    .where('patient_id', '=', patientId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return {}
  const birthOn = row.birth_on && fields.open(place('patients', 'birth_on', patientId), row.birth_on)

  return {
    ...(birthOn && { ageYears: yearsBetween(birthOn, shanghaiDate(clock.now())) }),
    ...(row.sex && { sex: row.sex }),
  }
}

function yearsBetween(birthOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4))

  return today.slice(5) < birthOn.slice(5) ? years - 1 : years
}
