import type { ConsentVersion } from '@tongzhen/contract/accounts'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { type AccountStore, phoneIndexOf } from './accounts.ts'
import { type DocumentVersions, missing, recordConsents } from './consents.ts'
import type { OpenedSession, Session, Sessions } from './sessions.ts'
import type { SmsCodes } from './sms-codes.ts'

export interface PhoneSignInDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
  sessions: Sessions
  accounts: AccountStore
  smsCodes: SmsCodes
  versions: DocumentVersions
}

export interface PhoneSignIn {
  phone: string
  code: string
  consents: readonly ConsentVersion[]
  channel: Channel
  language: Language
  previous: Session | undefined
}

/**
 * Signs in by a code to the phone; a new number becomes an account. The host's identity of the session before
 * now belongs to the account, and the session gets a new token (S4).
 */
export async function signInByPhone(
  { db, clock, fields, sessions, accounts, smsCodes, versions }: PhoneSignInDeps,
  { phone, code, consents, channel, language, previous }: PhoneSignIn,
): Promise<OpenedSession | Refusal<'CONSENT_REQUIRED' | 'CODE_WRONG' | 'CODE_EXPIRED'>> {
  const accepted = [...consents, ...(previous?.consents ?? [])]
  if (missing(accepted, versions).length > 0) return refuse('CONSENT_REQUIRED')
  const subject = phoneIndexOf(fields, phone)
  const problem = await smsCodes.check({ purpose: 'sign_in', subject, code })
  if (isRefusal(problem)) return problem

  return inTransaction(db, async (tx) => {
    const now = clock.now()
    const accountId = await accounts.findOrCreate(tx, phone, { language, now })
    await recordConsents(tx, { accountId, consents: accepted, versions, now })
    if (previous?.host) await accounts.bind(tx, { accountId, identity: previous.host, now })
    if (previous) await sessions.end(tx, previous.sessionId)

    return sessions.open(tx, { channel, accountId, isPhoneProven: true })
  })
}
