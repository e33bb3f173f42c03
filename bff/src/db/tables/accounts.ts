import type { ConsentKind, ConsentVersion } from '@tongzhen/contract/accounts'
import type { Channel, DisplayMode, Language } from '@tongzhen/contract/headers'
import type { EmbeddedPage } from '@tongzhen/contract/route'
import type { ColumnType } from 'kysely'

export interface AccountsTable {
  account_id: string
  /** Sealed (lib/crypto/fields.ts). Null: another platform has named the person, and we know no more of them. */
  phone: string | null
  /** Blind index of the normalised number; one account for each. */
  phone_index: string | null
  language: Language | null
  display_mode: DisplayMode | null
  created_at: Date
}

/** Who the account is in a host, e.g. its openid in WeChat. */
export interface AccountIdentitiesTable {
  identity_id: string
  account_id: string
  host: HostName
  /** Sealed host id. */
  subject: string
  subject_index: string
  created_at: Date
}

/** `platform`: one that shows pages of ours, with its own id before the person's. */
export type HostName = 'wechat' | 'suishenban' | 'alipay' | 'platform'

export interface SessionsTable {
  session_id: string
  /** SHA-256 of the token; the token itself is only with the device. */
  token_hash: string
  channel: Channel
  account_id: string | null
  host: HostName | null
  /** Sealed host id, as long as it belongs to no account: dies with the session (S34). */
  host_subject: string | null
  /** Documents accepted before there is an account. */
  consents: ColumnType<ConsentVersion[] | null, string | null, string | null>
  reverified_until: Date | null
  /** Of the channel `embedded`: who has sent the person, and into which page. */
  platform_id: string | null
  platform_page: EmbeddedPage | null
  /** Of the page `note`: the note that is written in it. */
  note_id: string | null
  created_at: Date
  last_seen_at: Date
  expires_at: Date
}

export interface AccountConsentsTable {
  consent_id: string
  account_id: string
  kind: ConsentKind
  version: string
  accepted_at: Date
  withdrawn_at: Date | null
}

/** What stays of a closed account: that consent was given and withdrawn, of nobody who can be named (S33). */
export interface ConsentProofsTable {
  proof_id: string
  kind: ConsentKind
  version: string
  accepted_at: Date
  withdrawn_at: Date
  /** The account was closed then. */
  closed_at: Date
}

export interface OauthStatesTable {
  state_hash: string
  session_id: string
  host: HostName
  return_to: string
  expires_at: Date
}

export interface SmsCodesTable {
  code_id: string
  purpose: string
  /** What the code is for: blind index of a phone, or an id of ours. One code in force for each purpose and subject. */
  subject: string
  /** HMAC of purpose, subject and code. */
  code_hash: string
  tries: number
  created_at: Date
  expires_at: Date
}

/** Which side of the house a code was for: the patients' or the staff's. */
export type SmsDoor = 'app' | 'console'

/** One row for each message that a code cost, to count by; lives a day. */
export interface SmsSendsTable {
  send_id: string
  door: SmsDoor
  phone_index: string
  address_index: string
  sent_at: Date
}

export interface ChallengesTable {
  challenge_id: string
  phone_index: string
  salt: string
  difficulty_bits: number
  expires_at: Date
}

/** One row for each ticket that let somebody in, until it would be refused anyway. */
export interface PlatformTicketsTable {
  platform_id: string
  /** Blind index of the number it bears. */
  ticket_index: string
  expires_at: Date
}

export interface AccountsTables {
  accounts: AccountsTable
  account_identities: AccountIdentitiesTable
  sessions: SessionsTable
  account_consents: AccountConsentsTable
  consent_proofs: ConsentProofsTable
  oauth_states: OauthStatesTable
  sms_codes: SmsCodesTable
  sms_sends: SmsSendsTable
  sms_challenges: ChallengesTable
  platform_tickets: PlatformTicketsTable
}
