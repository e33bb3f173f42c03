import type { VisitNoteState } from '@tongzhen/contract/states'

/** What a patient tells the doctor before a visit (预问诊): one for each appointment. */
export interface VisitNotesTable {
  /** Also its number in the hospital's system, fixed when the row is made (reliability.md R1, R4). */
  note_id: string
  appointment_id: string
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
