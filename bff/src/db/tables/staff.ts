import type { ReviewDecision } from '@tongzhen/contract/reviews'
import type { AuditAction, StaffRole, StaffState } from '@tongzhen/contract/staff-roles'
import type { ColumnType } from 'kysely'

type NullableJson<T> = ColumnType<T | null, string | null, never>

export interface StaffTable {
  staff_id: string
  /** Sealed (lib/crypto/fields.ts), like the next one. */
  name: string
  phone: string
  /** Blind index of the normalised number; one person for each. */
  phone_index: string
  role: StaffRole
  /** Null: sees every institution. */
  institution_id: string | null
  state: StaffState
  /** Sealed, base 32. Shown to the person until the first right code of it. */
  totp_secret: string
  /** The last time step whose code was taken (RFC 6238); 0 before the first. */
  totp_step: number
  /** Keyed hash of the code with which the authenticator is enrolled; null: none is asked, or it is used. */
  enrolment_hash: string | null
  enrolment_expires_at: Date | null
  /** Of that code, right or wrong. */
  enrolment_tries: number
  created_at: Date
}

/**
 * `half`: the SMS code was right, the second factor is still to come; `enrolling`: so was the enrolment code, and the
 * authenticator is set up.
 */
export type StaffSessionStage = 'half' | 'enrolling' | 'full'

export interface StaffSessionsTable {
  session_id: string
  /** SHA-256 of the token; the token itself is only with the device. */
  token_hash: string
  staff_id: string
  stage: StaffSessionStage
  created_at: Date
  last_seen_at: Date
  expires_at: Date
}

/** A code that was tried, by phone and by address; a right one takes its own away (S2). */
export interface StaffAttemptsTable {
  attempt_id: string
  subject: string
  at: Date
}

export interface StaffFirstTokensTable {
  token_hash: string
  expires_at: Date
}

/** The first administrator: one row or none. */
export interface StaffFirstTable {
  seat: number
  staff_id: string
}

/** The action record (C1): nothing in it is ever altered or deleted. */
export interface StaffAuditTable {
  audit_id: string
  at: Date
  /** Null for somebody who was not let in. */
  staff_id: string | null
  /** As it was then. */
  role: StaffRole | null
  action: AuditAction
  institution_id: string | null
  object_id: string | null
  before_values: NullableJson<AuditValues>
  after_values: NullableJson<AuditValues>
  /** Sealed: people write names into it. */
  reason: string | null
  address_index: string
  trace_id: string
}

export type AuditValues = Record<string, string | number | null>

/** What one person wants decided about a payment that waits for staff, until another one has seen it. */
export interface ReviewProposalsTable {
  proposal_id: string
  payment_id: string
  /** Of the payment when it was proposed; once it has another one, the proposal has lapsed. */
  payment_version: number
  decision: ReviewDecision
  /** Sealed, like the next one. */
  reason: string
  /** Of what was given back by hand: the number of the receipt or of the bank's transfer. Null otherwise. */
  reference: string | null
  state: 'open' | 'confirmed' | 'refused' | 'withdrawn' | 'lapsed'
  proposed_by: string
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export interface StaffTables {
  staff: StaffTable
  staff_sessions: StaffSessionsTable
  staff_attempts: StaffAttemptsTable
  staff_first_tokens: StaffFirstTokensTable
  staff_first: StaffFirstTable
  staff_audit: StaffAuditTable
  review_proposals: ReviewProposalsTable
}
