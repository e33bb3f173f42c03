import { appChannels, languages } from '@tongzhen/contract/headers'
import {
  type InstitutionSettings,
  institutionTextNames,
  type SettingChange,
} from '@tongzhen/contract/institution-settings'

/** What is another thing in `to` than in `from`, by dotted names; modules as one list for each channel. */
export function settingChanges(from: InstitutionSettings, to: InstitutionSettings): SettingChange[] {
  const before = namedValues(from)

  return [...namedValues(to)].flatMap(([name, value]) => {
    const old = before.get(name) ?? null

    return old === value ? [] : [{ name, from: old, to: value }]
  })
}

function namedValues({ modules, homeDesign, phone, texts }: InstitutionSettings): Map<string, string | null> {
  return new Map<string, string | null>([
    ...appChannels.map((one) => [`modules.${one}`, [...modules[one]].sort().join(' ')] as const),
    ['homeDesign', homeDesign],
    ['phone', phone],
    ...languages.flatMap((language) =>
      institutionTextNames.map((name) => [`texts.${language}.${name}`, texts[language][name]] as const),
    ),
  ])
}
