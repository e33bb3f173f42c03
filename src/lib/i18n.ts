import type { Language } from '@tongzhen/contract/headers'
import i18next from 'i18next'
import common from '@/locales/zh-CN/common'
import errors from '@/locales/zh-CN/errors'
import home from '@/locales/zh-CN/home'

export const i18n = i18next.createInstance()

/**
 * Chinese for the first screen is here from the start; other journeys bring their own Chinese with their chunk
 * (`src/locales/<journey>.ts`), and English comes as one chunk when it is chosen (not in a mini-program: `addEnglish`).
 */
export function startI18n(): void {
  i18n.init({
    lng: 'zh-CN',
    fallbackLng: false,
    ns: ['common', 'errors', 'home'],
    defaultNS: 'common',
    resources: { 'zh-CN': { common, errors, home } },
    // Nothing is HTML here; but a telephone number stays on one line: `021-5555 0100`.
    interpolation: {
      escape: (text) => text.replace(/(\d{3}) (?=\d)/g, '$1\u00a0').replace(/^(0\d+)-/, '$1\u2011'),
    },
    initAsync: false,
    showSupportNotice: false,
  })
}

/** Called by `src/locales/<journey>.ts` as its page is loaded; adds to what is there of the same name. */
export function addChinese(journey: string, texts: object): void {
  i18n.addResourceBundle('zh-CN', journey, texts, true)
}

/** In a mini-program: the English of a journey lies in the package of its pages, not in the one that opens first. */
export function addEnglish(journey: string, texts: object): void {
  i18n.addResourceBundle('en-US', journey, texts)
}

/** Calls back when the app has changed its language; answers how to end that. */
export function onLanguageChanged(callback: () => void): () => void {
  i18n.on('languageChanged', callback)
  return () => i18n.off('languageChanged', callback)
}

let english: Promise<void> | undefined

const fetchEnglish = (): Promise<{ enUS: Record<string, object> }> =>
  process.env.TARO_ENV === 'alipay' ? import('@/locales/en-US/first') : import('@/locales/en-US')

/** Brings the texts of a language and switches to it; the page keeps its state. */
export async function switchLanguage(language: Language): Promise<void> {
  if (language === 'en-US') {
    english ??= fetchEnglish().then(({ enUS }) => {
      for (const [journey, texts] of Object.entries(enUS)) addEnglish(journey, texts)
    })
    await english.catch((error) => {
      english = undefined
      throw error
    })
  }
  await i18n.changeLanguage(language)
}
