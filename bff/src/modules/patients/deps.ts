import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { HisGateways } from '../../gateways/his/registry.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { SmsCodes } from '../accounts/sms-codes.ts'

export interface PatientsDeps {
  db: Db
  fields: FieldCrypto
  clock: Clock
  config: Pick<Config, 'institutions' | 'portals' | 'limits'>
  his: HisGateways
  codes: SmsCodes
  appointments: ActiveAppointments
  payments: OpenPayments
}

/** What it takes to have a file opened. */
export type FileOrderDeps = Omit<PatientsDeps, 'codes' | 'appointments' | 'payments'>

/** What the booking module knows and a patient's removal depends on. */
export interface ActiveAppointments {
  /** Does the patient hold, or may it hold, a place? In one institution, or in any when none is named. */
  hasActive(tx: Db, patientId: string, institutionId?: string): Promise<boolean>
}

/** What the payments module knows and a patient's removal depends on. */
export interface OpenPayments {
  /** Is money of this patient under way? In one institution, or in any when none is named. */
  hasOpen(tx: Db, patientId: string, institutionId?: string): Promise<boolean>
}
