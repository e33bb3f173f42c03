import { randomBytes } from 'node:crypto'

/** What a service gets when Suishenban admits it. */
export interface SuishenbanCredentials {
  clientId: string
  clientSecret: string
  /** Host names to which a code may be sent (UNCONFIRMED: how the registration is compared). */
  redirectHosts: string[]
  /** SDK methods that were applied for (insurance.md §6.3). */
  jsApiList: string[]
  /** Public code of 2017–2020 shows the first three; the fourth is UNCONFIRMED (insurance.md §6.4). */
  paths: { authorize: string; token: string; identity: string; invokeToken: string; script: string }
}

export function createSuishenbanCredentials(): SuishenbanCredentials {
  return {
    clientId: randomBytes(5).toString('hex'),
    clientSecret: randomBytes(20).toString('hex'),
    redirectHosts: ['localhost', '127.0.0.1'],
    jsApiList: [
      'setTitle',
      'closeWindow',
      'openWindow',
      'scanCode',
      'getLocation',
      'getUserStatus',
      'getDeviceId',
      'getCity',
      'startRecordByRequest',
      'translateVoiceByRequest',
    ],
    paths: {
      authorize: '/api/oauth/authorize',
      token: '/api/oauth/token',
      identity: '/api/v2/user/identity',
      invokeToken: '/api/get-invoke-token',
      script: '/api/js/eshiminJS-2.0.0.js',
    },
  }
}
