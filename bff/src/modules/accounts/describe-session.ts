import { consentKinds, type Session as SessionAnswer } from '@tongzhen/contract/accounts'
import type { Channel } from '@tongzhen/contract/headers'
import type { Config } from '../../config.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { maskPhone } from '../../lib/masks.ts'
import type { AccountStore } from './accounts.ts'
import { type DocumentVersions, missing } from './consents.ts'
import type { Session } from './sessions.ts'

export interface DescribeDeps {
  config: Pick<Config, 'wechat' | 'alipay' | 'suishenban' | 'limits'>
  fields: Pick<FieldCrypto, 'blindIndex'>
  accounts: Pick<AccountStore, 'phoneIfAny'>
  versions: DocumentVersions
}

/** What the app is told of a session: never more of the phone than its owner needs to recognise it. */
export async function describeSession(
  { config, fields, accounts, versions }: DescribeDeps,
  { session, channel }: { session: Session | undefined; channel: Channel },
): Promise<SessionAnswer> {
  const hostSignIn = hostSignInOf(config, channel)
  if (session === undefined) {
    return { state: 'anonymous', channel, hostSignIn, account: null, consentsDue: [...consentKinds] }
  }
  if (session.accountId === undefined) {
    const state = session.host ? 'identified' : 'anonymous'

    return { state, channel, hostSignIn, account: null, consentsDue: missing(session.consents, versions) }
  }
  const days = config.limits.keptOnPhoneDays
  const phone = await accounts.phoneIfAny(session.accountId)
  const phoneMasked = phone === undefined ? '' : maskPhone(phone)

  return {
    state: 'signed_in',
    channel,
    hostSignIn,
    account: {
      ...{ phoneMasked, language: session.language, displayMode: session.displayMode },
      // A frame on somebody else's page keeps nothing.
      keeping:
        days === 0 || session.entered ? null : { key: fields.blindIndex('keeping', session.accountId), days },
    },
    consentsDue: [...session.consentsDue],
  }
}

function hostSignInOf(config: DescribeDeps['config'], channel: Channel): SessionAnswer['hostSignIn'] {
  if (channel === 'embedded') return 'platform'

  return channel !== 'web' && config[channel] ? channel : 'phone'
}
