import Taro from '@tarojs/taro'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import type { HomeDesign } from '@tongzhen/contract/home-designs'
import { makeAutoObservable, runInAction } from 'mobx'
import { switchLanguage } from '@/lib/i18n'
import { setDocumentLanguage } from '@/platform/browser'
import { hostFontScale, type Launch } from '@/platform/launch'

const KEY = 'tz-preferences'

/** How this person reads: language, display, hospital last used. Kept on the phone (nothing personal) and, when signed in, with the account. */
class Preferences {
  language: Language = 'zh-CN'
  displayMode: DisplayMode = 'standard'
  institutionId: string | undefined
  /** Of the home page that was last seen, so that it is fetched before the institution is known. */
  homeDesign: HomeDesign = 'today'
  fontScale = 1

  constructor() {
    makeAutoObservable(this)
  }

  get isElder(): boolean {
    return this.displayMode === 'elder'
  }

  async start(launch: Launch): Promise<void> {
    const kept =
      Taro.getStorageSync<
        Partial<Pick<Preferences, 'language' | 'displayMode' | 'institutionId' | 'homeDesign'>>
      >(KEY) || {}
    this.fontScale = hostFontScale()
    this.institutionId = kept.institutionId
    this.homeDesign = kept.homeDesign || 'today'
    this.displayMode = launch.isElder ? 'elder' : (kept.displayMode ?? 'standard')
    await this.setLanguage(launch.isInternational ? 'en-US' : (kept.language ?? 'zh-CN'))
  }

  async setLanguage(language: Language): Promise<void> {
    await switchLanguage(language)
    runInAction(() => {
      this.language = language
    })
    setDocumentLanguage(language)
    this.keep()
  }

  setDisplayMode(mode: DisplayMode): void {
    this.displayMode = mode
    this.keep()
  }

  setInstitution(institutionId: string): void {
    this.institutionId = institutionId
    this.keep()
  }

  keep(): void {
    const { language, displayMode, institutionId, homeDesign } = this
    Taro.setStorageSync(KEY, { language, displayMode, institutionId, homeDesign })
  }
}

export const preferences = new Preferences()
