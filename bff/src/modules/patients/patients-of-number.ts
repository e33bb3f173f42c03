import type { PatientScope } from '@tongzhen/contract/route'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { hospitalPatientIndex } from './places.ts'

/** A person of a hospital, as one account has them. */
export interface PatientOfNumber {
  patientId: string
  accountId: string
  /** What the account may do for them. */
  scopes: readonly PatientScope[]
  /** The file by which this account books there, and reads reports. */
  isByDefaultCard: boolean
}

/** Everybody who has the person of a hospital's own number as a patient, with a card of that file. */
export async function patientsOfNumber(
  db: Db,
  { institutionId, hospitalPatientNumber }: { institutionId: string; hospitalPatientNumber: string },
  fields: FieldCrypto,
): Promise<PatientOfNumber[]> {
  const rows = await db
    .selectFrom('patient_cards')
    .innerJoin('patients', 'patients.patient_id', 'patient_cards.patient_id')
    .select(['patients.patient_id', 'patients.account_id', 'patients.scopes', 'patient_cards.is_default'])
    .where('patient_cards.institution_id', '=', institutionId)
    .where(
      'patient_cards.hospital_patient_index',
      '=',
      hospitalPatientIndex(fields, institutionId, hospitalPatientNumber),
    )
    .where('patients.state', '=', 'active')
    .orderBy('patients.patient_id')
    .execute()
  const patients = new Map<string, PatientOfNumber>()
  for (const { patient_id: patientId, account_id: accountId, scopes, is_default } of rows) {
    const isByDefaultCard = is_default || patients.get(patientId)?.isByDefaultCard === true
    patients.set(patientId, { patientId, accountId, scopes, isByDefaultCard })
  }

  return [...patients.values()]
}
