import type { Host } from '../host'

/** A plain browser, e.g. the international portal opened from the hospital's web site: sign-in by phone only. */
export const browserHost: Host = {
  channel: 'web',
  hasTitleBar: false,
  signIn: async () => 'unavailable',
}
