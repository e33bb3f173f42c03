import type { HostConfig } from './host-config.ts'
import { mayRecord, understandVoice } from './host-voice.ts'
import { closeHostWindow, setNativeTitle } from './lobby-link.ts'
import { mayLocate, scanCode } from './phone-features.ts'

/** insurance.md §6.3: 0 done, -1 no such API, -2 no permission, -3 other, -4 bad parameters, -5 cancelled. */
export type EshiminResult = { errorCode: 0 | -1 | -2 | -3 | -4 | -5; errorMessage: string } & Record<
  string,
  unknown
>

/** What our stand-in of the SDK finds in the app's web view; the true one's bridge is not public. */
export interface EshiminBridge {
  verify(request: { signature: string; jsApiList: string[] }): Promise<EshiminResult>
  invoke(name: string, params: Record<string, unknown>): Promise<EshiminResult>
}

type Feature = (params: Record<string, unknown>) => Promise<EshiminResult>

const DEVICE_ID = 'sandbox-host:device'
const SHANGHAI = '310100'
const CANCELLED: EshiminResult = { errorCode: -5, errorMessage: '用户取消' }

export function createEshiminBridge(config: HostConfig): EshiminBridge {
  const permitted = new Set<string>()

  const features: Record<string, Feature> = {
    async setTitle({ title }) {
      if (typeof title !== 'string') return badParameter('title')
      setNativeTitle(title)

      return done()
    },
    async closeWindow() {
      closeHostWindow()

      return done()
    },
    async openWindow({ url, title }) {
      if (typeof url !== 'string' || !URL.canParse(url, location.href)) return badParameter('url')
      if (typeof title === 'string') setNativeTitle(title)
      location.assign(url)

      return done()
    },
    async scanCode() {
      const value = await scanCode()

      return value === undefined ? CANCELLED : done({ value })
    },
    async getLocation() {
      return (await mayLocate('随申办')) ? done({ ...config.position.gcj02 }) : CANCELLED
    },
    // Both names are of one public page only: what they answer beyond errorCode and data is UNCONFIRMED.
    async startRecordByRequest() {
      return (await mayRecord('随申办')) ? done() : { errorCode: -2, errorMessage: '没有录音权限' }
    },
    async translateVoiceByRequest() {
      const data = await understandVoice()

      return data === undefined ? { errorCode: -3, errorMessage: '系统繁忙' } : done({ data })
    },
    async getUserStatus() {
      return done({ value: document.cookie.includes('sandbox_person=') })
    },
    async getDeviceId() {
      const value = localStorage.getItem(DEVICE_ID) ?? crypto.randomUUID()
      localStorage.setItem(DEVICE_ID, value)

      return done({ value })
    },
    async getCity() {
      return done({ value: SHANGHAI })
    },
  }

  return {
    async verify(request) {
      permitted.clear()
      const answer = await fetch('/__host/verify', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
      if (!answer.ok) return { errorCode: -3, errorMessage: '系统繁忙' }
      const result = (await answer.json()) as EshiminResult
      if (result.errorCode === 0) for (const name of request.jsApiList) permitted.add(name)

      return result
    },
    async invoke(name, params) {
      const feature = features[name]
      if (feature === undefined) return { errorCode: -1, errorMessage: `接口不存在: ${name}` }
      if (!permitted.has(name)) return { errorCode: -2, errorMessage: `没有权限: ${name}` }

      return feature(params)
    },
  }
}

function done(values: Record<string, unknown> = {}): EshiminResult {
  return { ...values, errorCode: 0, errorMessage: 'ok' }
}

function badParameter(name: string): EshiminResult {
  return { errorCode: -4, errorMessage: `参数错误: ${name}` }
}
