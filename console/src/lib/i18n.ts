import type { Language } from '@tongzhen/contract/headers'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { zhCN } from '../locales/chinese'
import { enUS } from '../locales/english'

const KEPT_AS = 'tongzhen-console-language'

/** Chinese, unless this browser was told otherwise. */
export function startI18n(): void {
  const lng: Language = localStorage.getItem(KEPT_AS) === 'en-US' ? 'en-US' : 'zh-CN'
  i18next.use(initReactI18next).init({
    lng,
    fallbackLng: false,
    resources: { 'zh-CN': { translation: zhCN }, 'en-US': { translation: enUS } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
    showSupportNotice: false,
  })
  describe(lng)
}

export function currentLanguage(): Language {
  return i18next.language === 'en-US' ? 'en-US' : 'zh-CN'
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language)
  await i18next.changeLanguage(language)
  describe(language)
}

/** What a screen reader and the browser's tab are told. */
function describe(language: Language): void {
  document.documentElement.lang = language
  document.title = i18next.t('title')
}
