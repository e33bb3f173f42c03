import type { ContentTextName } from '@tongzhen/contract/content'
import type { Language } from '@tongzhen/contract/headers'
import { useTranslation } from 'react-i18next'

/** Dotted names of what a piece of content has, and their values, in words. */
export function useContentWords() {
  const { t } = useTranslation()

  return {
    nameOf(name: string): string {
      const [part, language, text] = name.split('.')
      if (part === 'texts')
        return `${t(`contentText.${text as ContentTextName}`)} · ${t(`settingLanguage.${language as Language}`)}`

      return t(`contentField.${part as 'isPublished' | 'fromOn' | 'untilOn' | 'isPinned' | 'position'}`)
    },

    valueOf(name: string, value: string): string {
      if (name === 'isPublished') return t(value === 'true' ? 'content.published' : 'content.withdrawn')

      return name === 'isPinned' ? t(value === 'true' ? 'content.yes' : 'content.no') : value
    },
  }
}
