import type { Host } from '../host'
import { signInByRedirect } from './redirect'

export const suishenbanHost: Host = {
  channel: 'suishenban',
  hasTitleBar: true,
  signIn: (returnTo) => signInByRedirect('/api/auth/suishenban/start', returnTo),
  scan: async () => (await import('./suishenban-sdk')).scanInSuishenban(),
}
