import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { HisGateways } from '../../gateways/his/registry.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { SmsCodes } from '../accounts/sms-codes.ts'
import type { SettingsReader } from '../institution-settings/settings.ts'

export interface PatientsDeps {
  db: Db
  fields: FieldCrypto
  clock: Clock
  config: Pick<Config, 'institutions' | 'portals' | 'limits'>
  his: HisGateways
  settings: Pick<SettingsReader, 'modulesOf'>
  codes: SmsCodes
  appointments: ActiveAppointments
  payments: OpenPayments
  refunds: OpenRefunds
  requests: OpenRequests
}

/** What it takes to have a file opened. */
export type FileOrderDeps = Omit<
  PatientsDeps,
  'settings' | 'codes' | 'appointments' | 'payments' | 'refunds' | 'requests'
>

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

/** What the refunds module knows and a patient's removal depends on. */
export interface OpenRefunds {
  /** Was a refund applied for that is not over? In one institution, or in any when none is named. */
  hasOpen(tx: Db, patientId: string, institutionId?: string): Promise<boolean>
}

/** What the named-doctor module does when a patient is removed. */
export interface OpenRequests {
  /** Staff look for no time any more, and call nobody about it. */
  withdrawOpen(tx: Db, patientId: string, now: Date): Promise<void>
}
