import type { accountsRoutes } from '@tongzhen/contract/accounts'
import type { DisplayMode, Language } from '@tongzhen/contract/headers'
import { randomKey } from '@/lib/random-key'
import { session } from '@/stores/session'
import { call } from './client'

/** Keeps language and display with the account too; the phone keeps them anyway, so a failure is no matter. */
export function rememberPreferences(preferences: { language?: Language; displayMode?: DisplayMode }): void {
  if (!session.isReady) return
  call<typeof accountsRoutes.updatePreferences>({
    method: 'PUT',
    path: '/api/account/preferences',
    body: preferences,
    key: randomKey(),
  }).then(
    (answer) => session.set(answer),
    () => undefined,
  )
}
