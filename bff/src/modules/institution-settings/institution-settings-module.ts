import { institutionSettingsRoutes as routes } from '@tongzhen/contract/institution-settings'
import type { Config } from '../../config.ts'
import { isRefusal } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { Module } from '../../route-handler.ts'
import { sealPreview } from './home-preview.ts'
import { readSettings } from './settings-view.ts'
import { changeSettings, restoreSettings, type WritingDeps } from './write-settings.ts'

export interface InstitutionSettingsDeps extends WritingDeps {
  config: Pick<Config, 'institutions' | 'publicOrigins'>
  /** Open pages of patients follow at once. */
  tell(institutionId: string): void
}

/** What staff decide about their institution; open pages of patients follow at once. */
export function createInstitutionSettingsModule(deps: InstitutionSettingsDeps): Module {
  const { config, fields, clock, tell } = deps

  return {
    name: 'institution-settings',
    routes,
    register(handle) {
      handle(routes.getInstitutionSettings, ({ params }) => readSettings(deps, params.institutionId))

      handle(
        routes.changeInstitutionSettings,
        async ({ params: { institutionId }, body, staff: who, address, traceId }) => {
          const refused = await changeSettings(deps, { institutionId, ...body, who, address, traceId })
          if (isRefusal(refused)) return refused
          tell(institutionId)

          return readSettings(deps, institutionId)
        },
      )

      handle(
        routes.restoreInstitutionSettings,
        async ({ params: { institutionId }, body, staff: who, address, traceId }) => {
          const refused = await restoreSettings(deps, { institutionId, ...body, who, address, traceId })
          if (isRefusal(refused)) return refused
          tell(institutionId)

          return readSettings(deps, institutionId)
        },
      )

      handle(routes.previewHome, async ({ params, body, staff: { staffId } }) => {
        const { ticket, until } = sealPreview({ fields, clock }, { ...params, ...body }, staffId)

        return {
          url: `${config.publicOrigins.web}/?${new URLSearchParams({ preview: ticket })}`,
          expiresAt: shanghaiInstant(until),
        }
      })
    },
  }
}
