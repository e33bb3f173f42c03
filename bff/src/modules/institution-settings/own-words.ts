import type { InstitutionSettings, InstitutionTextName } from '@tongzhen/contract/institution-settings'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { Hospital } from '../../gateways/his/port.ts'
import type { LocalText } from '../../lib/local-text.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import type { SettingsReader } from './settings.ts'

/** The catalogues with the names, addresses and numbers that staff have written instead of the hospital's own. */
export function withOwnWords(catalogues: Catalogues, settings: Pick<SettingsReader, 'of'>): Catalogues {
  return {
    of(institutionId) {
      const catalogue = catalogues.of(institutionId)

      return {
        ...catalogue,
        async hospital() {
          const hospital = await catalogue.hospital()
          if (isGatewayFailure(hospital)) return hospital

          return inOwnWords(hospital, (await settings.of(institutionId)).settings)
        },
      }
    },
  }
}

function inOwnWords(hospital: Hospital, settings: InstitutionSettings): Hospital {
  return {
    ...hospital,
    name: ownText(settings, 'name') ?? hospital.name,
    address: ownText(settings, 'address') ?? hospital.address,
    phone: settings.phone ?? hospital.phone,
  }
}

/** Null where staff have written nothing. */
export function ownText({ texts }: InstitutionSettings, name: InstitutionTextName): LocalText | null {
  const { [name]: zh } = texts['zh-CN']
  const { [name]: en } = texts['en-US']

  return zh === null ? null : { zh, ...(en === null ? {} : { en }) }
}
