import type { Channel } from '@tongzhen/contract/headers'
import type { FamilyHelpPurpose, FamilyHelpState } from '@tongzhen/contract/states'
import type { JSONColumnType } from 'kysely'
import type { PaymentSnapshot } from './payments.ts'

/** That its time is over is seen from `expires_at`. */
export type FamilyHelpRowState = Exclude<FamilyHelpState, 'expired'>

export interface FamilyHelpsTable {
  help_id: string
  institution_id: string
  /** Who asks, for which of its patients, and where. */
  account_id: string
  patient_id: string
  channel: Channel
  purpose: FamilyHelpPurpose
  /** Of a registration. */
  appointment_id: string | null
  /** Empty of a registration. */
  bill_ids: JSONColumnType<string[]>
  amount_fen: number
  snapshot: JSONColumnType<PaymentSnapshot>
  state: FamilyHelpRowState
  version: number
  /** Sealed; null, like its index, once it opens nothing any more. */
  code: string | null
  code_index: string | null
  /** The account that opened it first. */
  helper_id: string | null
  /** The last payment that the helper began. */
  payment_id: string | null
  created_at: Date
  expires_at: Date
  changed_at: Date
}

/** Every change: the record of who was allowed to do what, and when. */
export interface FamilyHelpHistoryTable {
  help_id: string
  version: number
  to_state: FamilyHelpRowState
  cause: string
  at: Date
}

export type FamilyHelpEvent = 'family_help.done'

export interface FamilyHelpTables {
  family_helps: FamilyHelpsTable
  family_help_history: FamilyHelpHistoryTable
}
