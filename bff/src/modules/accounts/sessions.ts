import type { ConsentKind, ConsentVersion } from '@tongzhen/contract/accounts'
import type { Channel, DisplayMode, Language } from '@tongzhen/contract/headers'
import type { EmbeddedPage } from '@tongzhen/contract/route'
import type { Principal } from '../../access.ts'
import type { Db } from '../../db/schema.ts'
import type { HostName } from '../../db/tables/accounts.ts'
import { type Clock, HOUR_MS, MINUTE_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { hashToken, newToken } from '../../lib/crypto/tokens.ts'
import { newId } from '../../lib/ids.ts'
import { type DocumentVersions, documentsDue } from './consents.ts'

/** S2, S4: a session ends a day after it began, or half an hour after it was last used. */
export const SESSION_LIFETIME_MS = 24 * HOUR_MS
export const SESSION_IDLE_MS = 30 * MINUTE_MS
/** In another platform's frame: that of a talk; the platform sends the person in again. */
const ENTERED_LIFETIME_MS = 2 * HOUR_MS
/** S7: how long a code to the phone allows what needs it at hand. */
export const REVERIFIED_FOR_MS = 10 * MINUTE_MS
/** Being seen is written at most so often; the idle end is exact to this. */
const SEEN_EVERY_MS = MINUTE_MS

export interface HostIdentity {
  host: HostName
  /** The host's own id of the person, e.g. an openid. */
  subject: string
}

/** Whose frame it is, and which page is in it. */
export interface Entered {
  platformId: string
  page: EmbeddedPage
  /** Of the page `note`: the one that is written in it. */
  noteId?: string
}

export interface Session {
  readonly sessionId: string
  readonly channel: Channel
  readonly accountId: string | undefined
  /** Told by the host, of a person who has no account here (yet). */
  readonly host: HostIdentity | undefined
  /** Documents accepted in this session before there is an account. */
  readonly consents: readonly ConsentVersion[]
  readonly consentsDue: readonly ConsentKind[]
  readonly reverifiedUntil: Date | undefined
  readonly language: Language | null
  readonly displayMode: DisplayMode | null
  /** Of the channel `embedded` only. */
  readonly entered: Entered | undefined
}

export interface OpenedSession {
  token: string
  sessionId: string
  accountId: string | undefined
}

export interface NewSession {
  channel: Channel
  accountId?: string
  host?: HostIdentity
  /** The phone was at hand when the session was opened: a code to it brought it about. */
  isPhoneProven?: boolean
  entered?: Entered
}

export interface Sessions {
  /** The session of a token in this channel, if it is in force. Notes that it was used, unless nobody did anything. */
  find(token: string, channel: Channel, isUnattended?: boolean): Promise<Session | undefined>
  byId(sessionId: string): Promise<Session | undefined>
  /** Opens a session; the token is known only to the caller. */
  open(db: Db, session: NewSession): Promise<OpenedSession>
  end(db: Db, sessionId: string): Promise<void>
  keepConsents(sessionId: string, consents: readonly ConsentVersion[]): Promise<void>
  markReverified(sessionId: string, until: Date): Promise<void>
}

export interface SessionsDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
  versions: DocumentVersions
}

export function createSessions({ db, clock, fields, versions }: SessionsDeps): Sessions {
  async function load(
    by: { token: string; channel: Channel } | { sessionId: string },
    { isUnattended = false }: { isUnattended?: boolean } = {},
  ) {
    const now = clock.now()
    const sought = db
      .selectFrom('sessions')
      .leftJoin('accounts', 'accounts.account_id', 'sessions.account_id')
      .select([
        'sessions.session_id',
        'sessions.channel',
        'sessions.account_id',
        'sessions.host',
        'sessions.host_subject',
        'sessions.consents',
        'sessions.reverified_until',
        'sessions.last_seen_at',
        'sessions.platform_id',
        'sessions.platform_page',
        'sessions.note_id',
        'accounts.language',
        'accounts.display_mode',
      ])
      .where('sessions.expires_at', '>', now)
      .where('sessions.last_seen_at', '>', shift(now, -SESSION_IDLE_MS))
    const row = await ('token' in by
      ? sought
          .where('sessions.token_hash', '=', hashToken(by.token))
          .where('sessions.channel', '=', by.channel)
      : sought.where('sessions.session_id', '=', by.sessionId)
    ).executeTakeFirst()
    if (!row) return undefined
    if (!isUnattended && row.last_seen_at < shift(now, -SEEN_EVERY_MS)) await noteUse(row.session_id, now)

    return {
      sessionId: row.session_id,
      channel: row.channel,
      accountId: row.account_id ?? undefined,
      host:
        row.host && row.host_subject ? openIdentity(row.session_id, row.host, row.host_subject) : undefined,
      consents: row.consents ?? [],
      consentsDue: row.account_id ? await documentsDue(db, row.account_id, versions) : [],
      reverifiedUntil: row.reverified_until ?? undefined,
      language: row.language,
      displayMode: row.display_mode,
      entered:
        row.platform_id && row.platform_page
          ? {
              ...{ platformId: row.platform_id, page: row.platform_page },
              ...(row.note_id && { noteId: row.note_id }),
            }
          : undefined,
    }
  }

  function openIdentity(sessionId: string, host: HostName, sealed: string): HostIdentity {
    return { host, subject: fields.open(subjectPlace(sessionId), sealed) }
  }

  async function noteUse(sessionId: string, now: Date): Promise<void> {
    await db.updateTable('sessions').set({ last_seen_at: now }).where('session_id', '=', sessionId).execute()
  }

  return {
    find: (token, channel, isUnattended) => load({ token, channel }, { isUnattended }),

    byId: (sessionId) => load({ sessionId }),

    async open(tx, { channel, accountId, host, entered, isPhoneProven = false }) {
      const token = newToken()
      const sessionId = newId('ses')
      const now = clock.now()
      await tx
        .insertInto('sessions')
        .values({
          session_id: sessionId,
          token_hash: hashToken(token),
          channel,
          account_id: accountId ?? null,
          host: host?.host ?? null,
          host_subject: host ? fields.seal(subjectPlace(sessionId), host.subject) : null,
          consents: null,
          reverified_until: isPhoneProven ? shift(now, REVERIFIED_FOR_MS) : null,
          platform_id: entered?.platformId ?? null,
          platform_page: entered?.page ?? null,
          note_id: entered?.noteId ?? null,
          created_at: now,
          last_seen_at: now,
          expires_at: shift(now, entered ? ENTERED_LIFETIME_MS : SESSION_LIFETIME_MS),
        })
        .execute()

      return { token, sessionId, accountId }
    },

    async end(tx, sessionId) {
      await tx.deleteFrom('oauth_states').where('session_id', '=', sessionId).execute()
      await tx.deleteFrom('sessions').where('session_id', '=', sessionId).execute()
    },

    async keepConsents(sessionId, consents) {
      await db
        .updateTable('sessions')
        .set({ consents: JSON.stringify(consents) })
        .where('session_id', '=', sessionId)
        .execute()
    },

    async markReverified(sessionId, until) {
      await db
        .updateTable('sessions')
        .set({ reverified_until: until })
        .where('session_id', '=', sessionId)
        .execute()
    },
  }
}

/** The person behind a session, once there is an account. */
export function principalOf(session: Session | undefined): Principal | undefined {
  if (session?.accountId === undefined) return undefined

  return {
    accountId: session.accountId,
    sessionId: session.sessionId,
    channel: session.channel,
    reverifiedUntil: session.reverifiedUntil,
    consentsDue: session.consentsDue,
  }
}

const subjectPlace = (sessionId: string) => ({
  table: 'sessions',
  column: 'host_subject',
  rowId: sessionId,
})
