import type { VisitNoteState } from '@tongzhen/contract/states'

/** What a patient tells the doctor before a visit (预问诊): one for each appointment, and for each online consultation. */
export interface VisitNotesTable {
  /** Also its number in the hospital's system, fixed when the row is made (reliability.md R1, R4). */
  note_id: string
  /** Null: it is of an online consultation. */
  appointment_id: string | null
  /** Of a consultation: whose it is, and a keyed index of its number there. */
  platform_id: string | null
  consultation_index: string | null
  /** Sealed: what the platform has told of it. */
  consultation: string | null
  institution_id: string
  /** Who writes it, and nobody else reads. */
  account_id: string
  state: Exclude<VisitNoteState, 'closed'>
  version: number
  /** Sealed: the answers as they were given. */
  answers: string
  /** Sealed: what goes to the hospital, as it was read when it was sent; null before that, and once it is there. */
  outgoing: string | null
  /** Nobody waits for it after that. */
  until_at: Date
  sent_at: Date | null
  created_at: Date
  changed_at: Date
}

export interface VisitNotesTables {
  visit_notes: VisitNotesTable
}
