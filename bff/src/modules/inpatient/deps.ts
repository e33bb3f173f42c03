import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { InpatientGateway, InpatientGateways } from '../../gateways/his/inpatient-port.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'

export interface InpatientDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  inpatient: InpatientGateways
}

export interface Named {
  patientId: string
  institutionId: string
}

/** The hospital's number of the patient, and how to ask there. */
export async function arrive(
  { db, fields, inpatient }: Pick<InpatientDeps, 'db' | 'fields' | 'inpatient'>,
  named: Named,
): Promise<{ hospitalPatientNumber: string; gateway: InpatientGateway } | Refusal<'CARD_REQUIRED'>> {
  const patient = await readBookingPatient(db, named, fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')

  return {
    hospitalPatientNumber: patient.hospitalPatientNumber,
    gateway: inpatient.of(named.institutionId),
  }
}
