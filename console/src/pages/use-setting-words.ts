import type { Channel, Language } from '@tongzhen/contract/headers'
import type { HomeDesign } from '@tongzhen/contract/home-designs'
import type { InstitutionTextName } from '@tongzhen/contract/institution-settings'
import type { InstitutionModule } from '@tongzhen/contract/institutions'
import { useTranslation } from 'react-i18next'

/** Dotted names of settings, and their values, in words. */
export function useSettingWords() {
  const { t } = useTranslation()

  return {
    nameOf(name: string): string {
      const [part, first = '', second = ''] = name.split('.')
      if (part === 'modules') return `${t('settings.modules')} · ${t(`channel.${first as Channel}`)}`
      if (part === 'texts')
        return `${t(`settingText.${second as InstitutionTextName}`)} · ${t(`settingLanguage.${first as Language}`)}`

      return part === 'phone' ? t('settings.phone') : t('settings.home')
    },

    valueOf(name: string, value: string | null): string {
      if (value === null || value === '') return t('settings.nothing')
      if (name === 'homeDesign') return t(`homeDesign.${value as HomeDesign}`)
      if (!name.startsWith('modules.')) return value

      return value
        .split(' ')
        .map((one) => t(`module.${one as InstitutionModule}`))
        .join(', ')
    },
  }
}
