import type { SettingsOfInstitution, SettingsVersion } from '@tongzhen/contract/institution-settings'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { staffName } from '../staff/staff.ts'
import { settingChanges } from './setting-changes.ts'
import { defaultsOf } from './settings.ts'
import { configured, settingsReasonPlace, type WritingDeps } from './write-settings.ts'

/** As many as somebody looks through; the older ones stay in the action record. */
const LONGEST_HISTORY = 50

/** What holds of an institution, and who changed what on the way there. */
export async function readSettings(
  { config, db, fields }: Pick<WritingDeps, 'config' | 'db' | 'fields'>,
  institutionId: string,
): Promise<SettingsOfInstitution> {
  const institution = configured({ config }, institutionId)
  const rows = await db
    .selectFrom('institution_settings')
    .innerJoin('staff', 'staff.staff_id', 'institution_settings.staff_id')
    .selectAll('institution_settings')
    .select('staff.name')
    .where('institution_settings.institution_id', '=', institutionId)
    .orderBy('version', 'desc')
    .limit(LONGEST_HISTORY + 1)
    .execute()
  const defaults = defaultsOf(institution)
  const history = rows.slice(0, LONGEST_HISTORY).map(
    (row, index): SettingsVersion => ({
      version: row.version,
      at: shanghaiInstant(row.at),
      by: { staffId: row.staff_id, name: staffName(fields, row) },
      changes: settingChanges(rows[index + 1]?.settings ?? defaults, row.settings),
      restored: row.restored_version,
      reason: fields.open(settingsReasonPlace(institutionId, row.version), row.reason),
    }),
  )

  return {
    institutionId,
    version: rows[0]?.version ?? 0,
    settings: rows[0]?.settings ?? defaults,
    connected: institution.modules,
    history,
  }
}
