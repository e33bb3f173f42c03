import type { accountsRoutes } from '@tongzhen/contract/accounts'
import { call } from '@/api/client'
import { loadScript } from './load-script'

/** The part of the Suishenban JS SDK 2.0.0 that we use (protocols/insurance.md §6.3). */
interface SuishenbanSdk {
  config(options: { debug: boolean; signature: string; jsApiList: string[] }): void
  ready(callback: () => void): void
  error(callback: (message: string) => void): void
  invoke(
    name: string,
    params: object | null,
    callback: (answer: {
      errorCode: number
      value?: string
      latitude?: number | string
      longitude?: number | string
      data?: unknown
    }) => void,
  ): void
}
declare const eshimin: SuishenbanSdk

export const DONE = 0
export const CLOSED_BY_PERSON = -5
export const NO_PERMISSION = -2

export function signSuishenbanJsSdk() {
  return call<typeof accountsRoutes.signSuishenbanJsSdk>({
    method: 'GET',
    path: '/api/hosts/suishenban/js-sdk',
  })
}

export async function suishenbanSdk(): Promise<SuishenbanSdk> {
  const { scriptUrl, signature, jsApiList } = await signSuishenbanJsSdk()
  await loadScript(scriptUrl)
  await new Promise<void>((resolve, reject) => {
    eshimin.config({ debug: false, signature, jsApiList })
    eshimin.ready(resolve)
    eshimin.error((message) => reject(new Error(message)))
  })
  return eshimin
}

/** As `Host.scan`. */
export async function scanInSuishenban(): Promise<string | undefined> {
  const ready = await suishenbanSdk()
  return new Promise((resolve, reject) => {
    ready.invoke('scanCode', null, ({ errorCode, value }) => {
      if (errorCode === DONE) resolve(value)
      else if (errorCode === CLOSED_BY_PERSON) resolve(undefined)
      else reject(new Error(`scanCode ${errorCode}`))
    })
  })
}
