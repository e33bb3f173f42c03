import type { PatientScope } from '@tongzhen/contract/route'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { hospitalPatientIndex } from './places.ts'
import { isProved } from './proof.ts'
import { isInForce } from './terms.ts'

/** A person of a hospital, as one account has them. */
export interface PatientOfNumber {
  patientId: string
  /** What the account may do for them. */
  scopes: readonly PatientScope[]
  /** Something has shown that the account may know of them. */
  isProved: boolean
  /** The file by which this account books there, and reads reports. */
  isByDefaultCard: boolean
}

/** Everybody who has the person of a hospital's own number as a patient, with a card of that file. */
export async function patientsOfNumber(
  db: Db,
  { institutionId, hospitalPatientNumber }: { institutionId: string; hospitalPatientNumber: string },
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<PatientOfNumber[]> {
  const rows = await db
    .selectFrom('patient_cards')
    .innerJoin('patients', 'patients.patient_id', 'patient_cards.patient_id')
    .select(['patients.patient_id', 'patients.scopes', 'patient_cards.is_default'])
    .select(isProved().as('is_proved'))
    .where('patient_cards.institution_id', '=', institutionId)
    .where(
      'patient_cards.hospital_patient_index',
      '=',
      hospitalPatientIndex(fields, institutionId, hospitalPatientNumber),
    )
    .where(isInForce(now))
    .orderBy('patients.patient_id')
    .execute()
  const patients = new Map<string, PatientOfNumber>()
  for (const { patient_id: patientId, scopes, is_default, is_proved } of rows) {
    const isByDefaultCard = is_default || patients.get(patientId)?.isByDefaultCard === true
    patients.set(patientId, { patientId, scopes, isProved: is_proved, isByDefaultCard })
  }

  return [...patients.values()]
}
