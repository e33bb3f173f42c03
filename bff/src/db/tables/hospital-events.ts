/** An event that was heeded: when it comes again, it changes nothing. */
export interface HospitalEventsTable {
  institution_id: string
  /** Blind index of the hospital's number of the event: hospitals make it of what they like, also of the patient's. */
  event_index: string
  received_at: Date
}

/** How far the events about one thing have come: an older one that arrives later changes nothing. */
export interface HospitalEventSubjectsTable {
  institution_id: string
  /** Blind index of stream and subject. */
  subject_index: string
  /** Compared where it lies, and never read: the driver would give it as text. */
  sequence: number
  changed_at: Date
}

/** Of requests that were believed, as long as their signature is fresh: none is believed twice. */
export interface HospitalEventNoncesTable {
  institution_id: string
  nonce: string
  seen_at: Date
}

export interface HospitalEventsTables {
  hospital_events: HospitalEventsTable
  hospital_event_subjects: HospitalEventSubjectsTable
  hospital_event_nonces: HospitalEventNoncesTable
}
