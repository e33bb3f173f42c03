import type { ColumnType } from 'kysely'
import type { LocalText } from '../../lib/local-text.ts'
import type { StopRefusal, StopState } from '../../modules/clinic-stops/states.ts'

/** A clinic that staff stop here, or that the hospital says it has stopped. */
export interface ClinicStopsTable {
  /** Its number at the hospital follows from it (reliability.md R1). */
  stop_id: string
  institution_id: string
  schedule_id: string
  state: StopState
  /** The clinic is, or may be, stopped by it: at most one for each clinic. */
  is_open: boolean
  /** Of staff, in their words; null where the hospital did it, which is asked. */
  reason: ColumnType<LocalText | null, string | null, string | null>
  /** Why the hospital would not, the last time. */
  refusal: StopRefusal | null
  /** When the last of those who were booked was reached by it. */
  told_at: Date | null
  version: number
  created_at: Date
  changed_at: Date
}

/** One person's word that the hospital's desk has cancelled what its system would not, until another has confirmed it. */
export interface CancellationProposalsTable {
  proposal_id: string
  appointment_id: string
  /** Of the appointment when it was proposed; once it has another one, the proposal has lapsed. */
  appointment_version: number
  /** Sealed. */
  reason: string
  state: 'open' | 'confirmed' | 'refused' | 'lapsed'
  proposed_by: string
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
}

export interface ClinicStopsTables {
  clinic_stops: ClinicStopsTable
  cancellation_proposals: CancellationProposalsTable
}
