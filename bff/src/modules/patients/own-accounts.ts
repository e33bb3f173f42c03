import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import { place } from './places.ts'
import { isProved } from './proof.ts'
import { isInForce } from './terms.ts'

/** From 14 on a child is asked itself (experience.md B3, 7). */
const OWN_SAY_YEARS = 14

/** An account that speaks for the person, with its patient of them. */
export interface OwnAccount {
  accountId: string
  patientId: string
}

/**
 * Those who decide for a person as the person: their own account, and of a child under 14 its parents'. Whoever only
 * knew a name and a document number is neither (docs/decisions/0034). Without any, nobody decides.
 */
export async function ownAccountsOf(
  db: Db,
  personId: string,
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<OwnAccount[]> {
  const rows = await db
    .selectFrom('patients')
    .select(['patient_id', 'account_id', 'relation', 'birth_on'])
    .where('person_id', '=', personId)
    .where('relation', 'in', ['self', 'child'])
    .where(isProved())
    .where(isInForce(now))
    .orderBy('patient_id')
    .execute()
  const isYoung = ({ patient_id, birth_on }: (typeof rows)[number]) =>
    birth_on !== null && isUnderAge(fields.open(place('patients', 'birth_on', patient_id), birth_on), now)
  const own = rows.filter(({ relation }) => relation === 'self')
  const parents = own.length > 0 ? [] : rows.filter(isYoung)

  return [...own, ...parents].map(({ account_id: accountId, patient_id: patientId }) => ({
    accountId,
    patientId,
  }))
}

function isUnderAge(birthOn: string, now: Date): boolean {
  return `${Number(birthOn.slice(0, 4)) + OWN_SAY_YEARS}${birthOn.slice(4)}` > shanghaiDate(now)
}
