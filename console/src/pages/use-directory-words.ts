import type { DirectoryDeskView } from '@tongzhen/contract/directory'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../lib/i18n'
import type { DirectoryTextName } from './directory-words'

/** Dotted names of what is said of departments and doctors, and codes, in words. */
export function useDirectoryWords({ departments, doctors }: DirectoryDeskView) {
  const { t } = useTranslation()
  const isEnglish = currentLanguage() === 'en-US'
  const named = new Map<string, string>(
    [
      ...departments.map((one) => [`departments.${one.departmentId}`, one.name] as const),
      ...doctors.map((one) => [`doctors.${one.doctorId}`, one.name] as const),
    ].map(([id, name]) => [id, (isEnglish && name.en) || name.zh]),
  )

  return {
    nameOf(name: string): string {
      if (name === 'departmentOrder') return t('directory.departmentOrder')
      if (name === 'doctorOrder') return t('directory.doctorOrder')
      const [, part, id, field] = /^(\w+)\.(.+)\.(\w+)$/.exec(name) ?? []
      const what =
        field === 'isHidden' ? t('directory.hide') : t(`directoryText.${field as DirectoryTextName}`)

      return `${named.get(`${part}.${id}`) ?? id} · ${what}`
    },

    valueOf(name: string, value: string): string {
      if (name.endsWith('.isHidden')) return t('content.yes')
      if (!name.endsWith('Order')) return value
      const part = name === 'departmentOrder' ? 'departments' : 'doctors'

      return value
        .split(' ')
        .map((id) => named.get(`${part}.${id}`) ?? id)
        .join(', ')
    },
  }
}
