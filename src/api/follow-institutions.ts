import type { QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import type { Institution, institutionsRoutes } from '@tongzhen/contract/institutions'
import { runInAction } from 'mobx'
import { preferences } from '@/stores/preferences'
import { call } from './client'
import { told } from './institutions'

/** The BFF answers a long poll after 20 s at the latest. */
const LONG_POLL_MS = 30_000
const AFTER_LOSS_MS = 3_000

/** Of everything that staff decide about an institution. */
const concerned = ['institutions', 'departments', 'doctors', 'doctor', 'content']

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Has open pages ask anew when staff have changed an institution, as long as the app is in sight. */
export async function follow(cache: QueryClient): Promise<void> {
  let isShown = true
  Taro.onAppShow(() => {
    isShown = true
  })
  Taro.onAppHide(() => {
    isShown = false
  })
  for (;;) {
    rememberDesign(cache)
    const isAnswered = isShown && (await askOnce(cache).catch(() => false))
    if (!isAnswered) await pause(AFTER_LOSS_MS)
  }
}

/** So that the next opening fetches it before the institution is known. */
function rememberDesign(cache: QueryClient): void {
  const { language, institutionId, homeDesign } = preferences
  const known = cache.getQueryData<Institution[]>(['institutions', language])
  const used = known?.find((one) => one.institutionId === institutionId) ?? known?.[0]
  if (used === undefined || used.homeDesign === homeDesign) return
  runInAction(() => {
    preferences.homeDesign = used.homeDesign
  })
  preferences.keep()
}

/** False where there is nothing to compare with yet. */
async function askOnce(cache: QueryClient): Promise<boolean> {
  const { version: waitFor } = told
  if (waitFor === undefined) return false
  const { version } = await call<typeof institutionsRoutes.followInstitutions>({
    method: 'GET',
    path: '/api/institutions/version',
    query: { waitFor },
    timeoutMs: LONG_POLL_MS,
  })
  if (version === waitFor) return true
  told.version = version
  await Promise.all(concerned.map((name) => cache.invalidateQueries({ queryKey: [name] })))
  return true
}
