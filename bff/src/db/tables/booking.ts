import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Channel } from '@tongzhen/contract/headers'
import type { DoctorTitle } from '@tongzhen/contract/institutions'
import type { VisitKind } from '@tongzhen/contract/states'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { LocalText } from '../../lib/local-text.ts'
import type { BookingState, FeeState } from '../../modules/booking/states.ts'

/** Places of ours in a slot: what we have taken and not given back, never more than the hospital has. */
export interface BookingSlotsTable {
  institution_id: string
  schedule_id: string
  slot_id: string
  capacity: number
  taken: number
}

/** What the person saw when booking, so that lists can be shown while the hospital's system is down. */
export interface AppointmentSnapshot {
  institutionName: LocalText
  institutionPhone: string
  departmentName: LocalText
  doctorName: LocalText
  doctorTitle: DoctorTitle | null
  location: LocalText
  /** Why the hospital stopped the clinic, once it has. */
  stopReason?: LocalText
}

export interface AppointmentsTable {
  appointment_id: string
  institution_id: string
  /** Who booked. */
  account_id: string
  patient_id: string
  /** Whom for: the same person under every account that sees to them. */
  person_id: string
  /** Of the request that booked: repeating it finds this row. */
  idempotency_key: string
  /** The hospital's idempotency number, fixed when the row is made and never changed (reliability.md R1, R4). */
  order_number: string
  channel: Channel
  doctor_id: string
  schedule_id: string
  slot_id: string
  visit_kind: VisitKind
  starts_at: Date
  ends_at: Date
  fee_fen: number
  snapshot: JSONColumnType<AppointmentSnapshot>
  /** Sealed card and patient number, for the calls that need them; null once the place is confirmed or given up. */
  identity: string | null
  state: BookingState
  /** The person holds, or may hold, a place: at most one in each session. */
  is_active: boolean
  reason: ErrorCode | null
  reason_params: ColumnType<Record<string, string | number> | null, string | null, string | null>
  hospital_number: string | null
  queue_number: string | null
  /** Grows with every change of state; every change compares it first (R5). */
  version: number
  give_up_at: Date
  created_at: Date
  changed_at: Date
  /** When the hospital is next asked how a settled appointment stands. */
  sync_due_at: Date | null
  fee_state: FeeState
  /** From then on the fee cannot be paid online: the hospital's hold on the place ends soon after. */
  pay_until_at: Date | null
  /** The newest payment of the fee. */
  payment_id: string | null
  /** The one whose clinic was stopped and whose place this takes, with its fee (docs/decisions/0036). */
  moved_from: string | null
}

/** Every change of state of an appointment, and what caused it. */
export interface AppointmentHistoryTable {
  appointment_id: string
  version: number
  from_state: BookingState | null
  to_state: BookingState
  cause: string
  at: Date
}

export interface FollowedDoctorsTable {
  account_id: string
  institution_id: string
  doctor_id: string
  followed_at: Date
}

/** A call to an outside system that is owed, written with the change of state that owes it (jobs/README.md). */
export interface OperationsTable {
  operation_id: string
  /** Which domain performs it. */
  queue: string
  kind: string
  subject_id: string
  /** Version of the subject for which it was written; of another one its result does not count. */
  subject_version: number
  /** Calls for this purpose that were not answered before. */
  setbacks: number
  due_at: Date
  lease_until: Date | null
  lease_by: string | null
  /** Fencing: who holds an older number has lost the operation (R9). */
  lease_no: number
  tries: number
}

export interface BookingTables {
  booking_slots: BookingSlotsTable
  appointments: AppointmentsTable
  appointment_history: AppointmentHistoryTable
  followed_doctors: FollowedDoctorsTable
  operations: OperationsTable
}
