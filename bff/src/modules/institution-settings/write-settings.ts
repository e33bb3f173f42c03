import type { InstitutionSettings } from '@tongzhen/contract/institution-settings'
import type { InstitutionConfig } from '../../config/institution.ts'
import type { Config } from '../../config.ts'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import { settingChanges } from './setting-changes.ts'
import { defaultsOf, type SettingsReader } from './settings.ts'

export interface WritingDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  settings: SettingsReader
}

interface Writing {
  institutionId: string
  /** That the person saw. */
  version: number
  reason: string
  who: StaffPrincipal
  address: string
  traceId: string
}

/** Where the reason of a version is sealed. */
export function settingsReasonPlace(institutionId: string, version: number): Place {
  return { table: 'institution_settings', column: 'reason', rowId: `${institutionId}/${version}` }
}

/** Adds a version, and says in the action record what it changed. */
export async function changeSettings(
  deps: WritingDeps,
  { settings, ...writing }: Writing & { settings: InstitutionSettings },
): Promise<undefined | Refusal<'SETTINGS_CHANGED' | 'MODULE_NOT_CONNECTED'>> {
  const { modules } = configured(deps, writing.institutionId)
  const wanted = Object.values(settings.modules).flat()
  if (wanted.some((one) => !modules.includes(one))) return refuse('MODULE_NOT_CONNECTED')

  return add(deps, { ...writing, settings, restored: null })
}

/** The settings of an earlier version, or of none (0), as a new version. */
export async function restoreSettings(
  deps: WritingDeps,
  { restore, ...writing }: Writing & { restore: number },
): Promise<undefined | Refusal<'SETTINGS_CHANGED' | 'NOT_FOUND'>> {
  const { institutionId } = writing
  const settings =
    restore === 0
      ? defaultsOf(configured(deps, institutionId))
      : await settingsAt(deps.db, { institutionId, version: restore })

  return settings === undefined ? refuse('NOT_FOUND') : add(deps, { ...writing, settings, restored: restore })
}

async function add(
  { db, clock, fields, settings: reader }: WritingDeps,
  {
    institutionId,
    version: seen,
    settings,
    restored,
    reason,
    who,
    ...from
  }: Writing & { settings: InstitutionSettings; restored: number | null },
): Promise<undefined | Refusal<'SETTINGS_CHANGED'>> {
  const now = clock.now()
  const current = await reader.of(institutionId)
  const changes = settingChanges(current.settings, settings)
  const version = seen + 1
  const done = await inTransaction(db, async (tx) => {
    // Of two who saw the same version, the key lets one write the next.
    const isNew =
      current.version === seen &&
      (await insertOnce(tx, (one) =>
        one
          .insertInto('institution_settings')
          .values({
            institution_id: institutionId,
            version,
            settings: JSON.stringify(settings),
            restored_version: restored,
            staff_id: who.staffId,
            reason: fields.seal(settingsReasonPlace(institutionId, version), reason),
            at: now,
          })
          .execute(),
      ))
    if (!isNew) return refuse('SETTINGS_CHANGED')
    const action = restored === null ? 'institution_settings_changed' : 'institution_settings_restored'
    const named = (side: 'from' | 'to') => Object.fromEntries(changes.map((one) => [one.name, one[side]]))
    await writeAudit(
      tx,
      {
        ...{ who, action, institutionId, reason, ...from },
        before: { version: seen, ...named('from') },
        after: { version, ...named('to') },
      },
      { fields, now },
    )

    return undefined
  })

  return isRefusal(done) ? done : undefined
}

async function settingsAt(
  db: Db,
  { institutionId, version }: { institutionId: string; version: number },
): Promise<InstitutionSettings | undefined> {
  const row = await db
    .selectFrom('institution_settings')
    .select('settings')
    .where('institution_id', '=', institutionId)
    .where('version', '=', version)
    .executeTakeFirst()

  return row?.settings
}

export function configured(
  { config }: Pick<WritingDeps, 'config'>,
  institutionId: string,
): InstitutionConfig {
  const institution = config.institutions.find((one) => one.institutionId === institutionId)
  if (institution === undefined) throw new Error(`institution ${institutionId} is not configured`)

  return institution
}
