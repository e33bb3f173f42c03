import type { Host } from '../host'
import { signInByRedirect } from './redirect'

export const suishenbanHost: Host = {
  channel: 'suishenban',
  hasTitleBar: true,
  signIn: (returnTo) => signInByRedirect('/api/auth/suishenban/start', returnTo),
  // In this very form, or the mini-program brings the SDK along.
  scan: async () =>
    process.env.TARO_ENV === 'alipay' ? undefined : (await import('./suishenban-sdk')).scanInSuishenban(),
}
