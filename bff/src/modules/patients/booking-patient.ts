import type { Sex } from '@tongzhen/contract/documents'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { place } from './places.ts'

/** A patient as an institution knows them: what it takes to book a place there, or to read a report. */
export interface BookingPatient {
  patientId: string
  /** The same for every account that sees to this person. */
  personId: string
  name: string
  sex: Sex | null
  /** `YYYY-MM-DD`. */
  birthOn: string | null
  hospitalPatientNumber: string
  cardNumber: string
}

/** By the default card of the institution; undefined when the patient has none there. */
export async function readBookingPatient(
  db: Db,
  { patientId, institutionId }: { patientId: string; institutionId: string },
  fields: FieldCrypto,
): Promise<BookingPatient | undefined> {
  const row = await db
    .selectFrom('patients')
    .innerJoin('patient_cards', 'patient_cards.patient_id', 'patients.patient_id')
    .select([
      'patients.person_id',
      'patients.name',
      'patients.sex',
      'patients.birth_on',
      'patient_cards.card_id',
      'patient_cards.card_number',
      'patient_cards.hospital_patient_number',
    ])
    .where('patients.patient_id', '=', patientId)
    .where('patients.state', '=', 'active')
    .where('patient_cards.institution_id', '=', institutionId)
    .where('patient_cards.is_default', '=', true)
    .executeTakeFirst()
  if (!row || row.name === null) return undefined

  return {
    patientId,
    personId: row.person_id,
    name: fields.open(place('patients', 'name', patientId), row.name),
    sex: row.sex,
    birthOn: row.birth_on && fields.open(place('patients', 'birth_on', patientId), row.birth_on),
    hospitalPatientNumber: fields.open(
      place('patient_cards', 'hospital_patient_number', row.card_id),
      row.hospital_patient_number,
    ),
    cardNumber: fields.open(place('patient_cards', 'card_number', row.card_id), row.card_number),
  }
}
