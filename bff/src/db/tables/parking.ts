import type { ParkingState } from '@tongzhen/contract/states'

export interface ParkingsTable {
  parking_id: string
  institution_id: string
  appointment_id: string
  account_id: string
  /** Sealed (lib/crypto/fields.ts), like the next one. */
  plate: string
  phone: string
  state: ParkingState
  version: number
  /** Number of its last change among all of the institution's. */
  seq: number
  /** `YYYY-MM-DD` in Shanghai. */
  visit_on: string
  let_in_at: Date | null
  left_at: Date | null
  created_at: Date
  changed_at: Date
}

/** Every change, and what caused it. */
export interface ParkingHistoryTable {
  parking_id: string
  version: number
  from_state: ParkingState | null
  to_state: ParkingState
  cause: string
  staff_id: string | null
  at: Date
}

export interface ParkingFeedsTable {
  institution_id: string
  last_seq: number
}

/** What others are told of about a car. */
export type ParkingEvent = 'parking.expected' | 'parking.let_in'

export interface ParkingTables {
  parkings: ParkingsTable
  parking_history: ParkingHistoryTable
  parking_feeds: ParkingFeedsTable
}
