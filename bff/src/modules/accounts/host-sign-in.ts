import type { Channel } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import type { HostName } from '../../db/tables/accounts.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Clock, MINUTE_MS, shift } from '../../lib/clock.ts'
import { hashToken, newToken } from '../../lib/crypto/tokens.ts'
import type { AccountStore } from './accounts.ts'
import type { HostIdentity, OpenedSession, Session, Sessions } from './sessions.ts'

/** So long a person may stay on the host's page. */
const STATE_LIFETIME_MS = 10 * MINUTE_MS

export interface HostSignInDeps {
  db: Db
  clock: Clock
  sessions: Sessions
  accounts: AccountStore
}

/** A new `state` for a host's page, bound to this session and good once (S6). */
export async function issueState(
  { db, clock }: HostSignInDeps,
  { sessionId, host, returnTo }: { sessionId: string; host: HostName; returnTo: string },
): Promise<string> {
  const state = newToken().replaceAll(/[-_]/g, '')
  await db
    .insertInto('oauth_states')
    .values({
      state_hash: hashToken(state),
      session_id: sessionId,
      host,
      return_to: returnTo,
      expires_at: shift(clock.now(), STATE_LIFETIME_MS),
    })
    .execute()

  return state
}

/** Where to go on, when the state is this session's and was not used before. */
export async function redeemState(
  { db, clock }: HostSignInDeps,
  { session, host, state }: { session: Session | undefined; host: HostName; state: string | undefined },
): Promise<string | undefined> {
  if (session === undefined || state === undefined) return undefined
  const row = await db
    .deleteFrom('oauth_states')
    .where('state_hash', '=', hashToken(state))
    .where('session_id', '=', session.sessionId)
    .where('host', '=', host)
    .where('expires_at', '>', clock.now())
    .returning('return_to')
    .executeTakeFirst()

  return row?.return_to
}

/**
 * Opens the session of a person whom the host has named: signed in when the identity belongs to an account,
 * otherwise identified, and then nothing but this session knows the identity (S34).
 */
export async function openHostSession(
  { db, sessions, accounts }: HostSignInDeps,
  {
    identity,
    channel,
    previous,
  }: { identity: HostIdentity; channel: Channel; previous: Session | undefined },
): Promise<OpenedSession> {
  const accountId = await accounts.findByIdentity(identity)

  return inTransaction(db, async (tx) => {
    if (previous) await sessions.end(tx, previous.sessionId)

    return sessions.open(tx, accountId ? { channel, accountId } : { channel, host: identity })
  })
}
