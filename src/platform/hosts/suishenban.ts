import type { Host } from '../host'
import { signInByRedirect } from './redirect'

export const suishenbanHost: Host = {
  channel: 'suishenban',
  hasTitleBar: true,
  signIn: (returnTo) => signInByRedirect('/api/auth/suishenban/start', returnTo),
  // In this very form, or the mini-program brings the SDK along.
  scan: () =>
    process.env.TARO_ENV === 'alipay'
      ? Promise.resolve(undefined)
      : import('./suishenban-sdk').then(({ scanInSuishenban }) => scanInSuishenban()),
}
