import { appOf, type Channel } from '@tongzhen/contract/headers'
import type { InstitutionSettings, InstitutionTexts } from '@tongzhen/contract/institution-settings'
import type { InstitutionModule } from '@tongzhen/contract/institutions'
import type { InstitutionConfig } from '../../config/institution.ts'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import { countVersions } from '../institution-documents/documents.ts'

/** What holds of an institution now; 0 is what the configuration file says. */
export interface CurrentSettings {
  version: number
  settings: InstitutionSettings
}

/** What staff have decided about the institutions, over the configuration file. Read anew each time: replicas agree. */
export interface SettingsReader {
  of(institutionId: string): Promise<CurrentSettings>
  /** What is switched on in a channel, as far as its system is connected. */
  modulesOf(institutionId: string, channel: Channel): Promise<InstitutionModule[]>
  /** Grows with every change of one of them, and of what staff write of it. */
  versionOf(institutionIds: readonly string[]): Promise<number>
  /** Under the address of a version that is still to come, today's answer would be kept for that day. */
  isToCome(version: number | undefined, institutionIds: readonly string[]): Promise<boolean>
}

const nothing: InstitutionTexts = { name: null, address: null, notice: null, welcome: null }

export function createSettingsReader({
  config,
  db,
}: {
  config: Pick<Config, 'institutions'>
  db: Db
}): SettingsReader {
  const institutions = new Map(config.institutions.map((one) => [one.institutionId, one]))

  async function of(institutionId: string): Promise<CurrentSettings> {
    const institution = institutions.get(institutionId)
    if (institution === undefined) throw new Error(`institution ${institutionId} is not configured`)

    return (await lastOf(db, institutionId)) ?? { version: 0, settings: defaultsOf(institution) }
  }

  async function versionOf(ids: readonly string[]): Promise<number> {
    const versions = await versionsOf(db, ids)

    return versions.reduce((sum, { version }) => sum + version, await countVersions(db, ids))
  }

  return {
    of,

    async modulesOf(institutionId, channel) {
      const { settings } = await of(institutionId)
      const app = appOf(channel)

      return (institutions.get(institutionId)?.modules ?? []).filter((one) =>
        settings.modules[app].includes(one),
      )
    },

    versionOf,
    isToCome: async (version, ids) => version !== undefined && version > (await versionOf(ids)),
  }
}

/** While staff have said nothing: everything that is connected, in every channel, and the hospital's own words. */
export function defaultsOf({
  modules,
  homeDesign,
}: Pick<InstitutionConfig, 'modules' | 'homeDesign'>): InstitutionSettings {
  return {
    modules: { wechat: modules, suishenban: modules, alipay: modules, web: modules },
    homeDesign,
    phone: null,
    texts: { 'zh-CN': nothing, 'en-US': nothing },
  }
}

async function lastOf(db: Db, institutionId: string): Promise<CurrentSettings | undefined> {
  return db
    .selectFrom('institution_settings')
    .select(['version', 'settings'])
    .where('institution_id', '=', institutionId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function versionsOf(db: Db, institutionIds: readonly string[]): Promise<{ version: number }[]> {
  if (institutionIds.length === 0) return []

  return db
    .selectFrom('institution_settings')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('institution_id', 'in', [...institutionIds])
    .groupBy('institution_id')
    .execute()
}
