import type { InstitutionSettings } from '@tongzhen/contract/institution-settings'
import type { JSONColumnType } from 'kysely'

/** What staff have decided about an institution. Only added to; the highest version holds. */
export interface InstitutionSettingsTable {
  institution_id: string
  /** From 1, without gaps. */
  version: number
  settings: JSONColumnType<InstitutionSettings>
  /** The version that this one brought back; null for a change. */
  restored_version: number | null
  staff_id: string
  /** Sealed: people write names into it. */
  reason: string
  at: Date
}

export interface InstitutionSettingsTables {
  institution_settings: InstitutionSettingsTable
}
