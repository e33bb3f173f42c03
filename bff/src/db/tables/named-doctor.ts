import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { DoctorTitle } from '@tongzhen/contract/institutions'
import type { Wish } from '@tongzhen/contract/named-doctor'
import type { CallOutcome, NamedDoctorState } from '@tongzhen/contract/states'
import type { JSONColumnType } from 'kysely'
import type { LocalText } from '../../lib/local-text.ts'

/** What the person saw when asking. */
export interface RequestSnapshot {
  institutionName: LocalText
  institutionPhone: string
  departmentName: LocalText
  doctorName: LocalText
  doctorTitle: DoctorTitle | null
}

export interface NamedDoctorRequestsTable {
  request_id: string
  institution_id: string
  account_id: string
  patient_id: string
  idempotency_key: string
  channel: Channel
  /** In which the person asked, and likes to be called. */
  language: Language
  doctor_id: string
  snapshot: JSONColumnType<RequestSnapshot>
  wishes: JSONColumnType<Wish[]>
  /** Sealed, like the next one. */
  note: string | null
  phone: string
  state: NamedDoctorState
  version: number
  /** Who of the staff sees to it. */
  assignee_id: string | null
  /** Sealed: people write names into it. */
  decline_reason: string | null
  /** The last time that was tried for it. */
  appointment_id: string | null
  lapses_at: Date
  created_at: Date
  changed_at: Date
}

/** Every change, and what caused it. */
export interface NamedDoctorHistoryTable {
  request_id: string
  version: number
  from_state: NamedDoctorState | null
  to_state: NamedDoctorState
  cause: string
  reason: ErrorCode | null
  staff_id: string | null
  at: Date
}

export interface NamedDoctorCallsTable {
  call_id: string
  request_id: string
  staff_id: string
  outcome: CallOutcome
  /** Sealed. */
  words: string | null
  at: Date
}

/** What others are told of about a request. */
export type NamedDoctorEvent =
  | 'named_doctor.to_pay'
  | 'named_doctor.again'
  | 'named_doctor.declined'
  | 'named_doctor.lapsed'

export interface NamedDoctorTables {
  named_doctor_requests: NamedDoctorRequestsTable
  named_doctor_history: NamedDoctorHistoryTable
  named_doctor_calls: NamedDoctorCallsTable
}
