import Taro from '@tarojs/taro'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
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
  fontScale = 1

  constructor() {
    makeAutoObservable(this)
  }

  get isElder(): boolean {
    return this.displayMode === 'elder'
  }

  async start(launch: Launch): Promise<void> {
    const kept =
      Taro.getStorageSync<Partial<Pick<Preferences, 'language' | 'displayMode' | 'institutionId'>>>(KEY) || {}
    this.fontScale = hostFontScale()
    this.institutionId = kept.institutionId
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

  private keep(): void {
    const { language, displayMode, institutionId } = this
    Taro.setStorageSync(KEY, { language, displayMode, institutionId })
  }
}

export const preferences = new Preferences()
