import type { DocumentKind, Sex } from '@tongzhen/contract/documents'
import type { Relation } from '@tongzhen/contract/patients'
import type { PatientScope } from '@tongzhen/contract/route'
import type { ProxyTerm } from '@tongzhen/contract/states'
import type { JSONColumnType } from 'kysely'

/**
 * A person as identified by a document, once for each group of institutions. What else is known of them lies
 * with each account's own patient: one account must not learn from, or alter, what another one typed.
 */
export interface PersonsTable {
  person_id: string
  group_id: string
  document_kind: DocumentKind
  /** Blind index of group, kind and normalised number. */
  document_index: string
  /** Sealed; null while no account has this person as a patient. */
  document_number: string | null
  created_at: Date
}

/**
 * A person whose affairs an account sees to. `removed` by the account itself, `ended` by the person's own
 * account; both keep the row, so that past appointments come back when the patient is added again.
 */
export interface PatientsTable {
  patient_id: string
  /** How the person's own account calls this row. */
  proxy_id: string
  account_id: string
  person_id: string
  relation: Relation
  state: 'active' | 'ended' | 'removed'
  scopes: JSONColumnType<PatientScope[]>
  /** What showed that the account may (docs/decisions/0034). */
  proof: PatientProof
  /** Sealed; null unless active, like the fields below. */
  name: string | null
  /** Sealed: the phone of the hospital's file. */
  phone: string | null
  sex: Sex | null
  /** Sealed. */
  birth_on: string | null
  is_default: boolean
  created_at: Date
  /** When the account got the rights it has now. */
  linked_at: Date
  /** When it loses them by itself, or would have, had it not removed them; null: not before somebody ends it. */
  expires_at: Date | null
  /** When both sides were told that this is near; null: not yet, of this end. */
  ending_told_at: Date | null
}

/**
 * `file`: name and document number, which prove nothing. `hospital_phone`: a code to the phone that the hospital holds.
 * `person`: the person, proved by it, has said so.
 */
export type PatientProof = 'file' | 'hospital_phone' | 'person'

/** A card bound to a patient; unbinding deletes the row. */
export interface PatientCardsTable {
  card_id: string
  patient_id: string
  institution_id: string
  /** Sealed. */
  card_number: string
  card_index: string
  /** Sealed: the hospital's own number of the person (patientNo). */
  hospital_patient_number: string
  /** Blind index of institution and that number; null in rows of before it was kept, for a moment. */
  hospital_patient_index: string | null
  /** One in each institution. */
  is_default: boolean
  created_at: Date
}

/**
 * A file to be opened in a hospital, stored before the hospital is asked (reliability.md R1). One that is not
 * settled for each account, institution and document.
 */
export interface PatientFileOrdersTable {
  file_order_id: string
  account_id: string
  institution_id: string
  document_index: string
  /** Key of the request that asked for it: the same request after a crash finds its order. */
  idempotency_key: string
  /** The hospital's idempotency number. */
  order_number: string
  relation: Relation
  /** Sealed `PatientFile` as JSON; null once settled. */
  file: string | null
  /**
   * `asking`: the hospital may have done it, so the content stays as it is. `waiting`: it was busy and did
   * nothing. `opened` and `refused` are settled.
   */
  state: 'asking' | 'waiting' | 'opened' | 'refused'
  tries: number
  /** When the worker asks again. */
  due_at: Date
  /** Set when opened and added. */
  patient_id: string | null
  created_at: Date
  settled_at: Date | null
}

/** A search for a file in a hospital and, once it is found, the wait for the code sent to the phone it holds. */
export interface PatientBindingsTable {
  binding_id: string
  account_id: string
  institution_id: string
  relation: Relation
  /** Null: until somebody ends it. */
  term: ProxyTerm | null
  /** What a right code will prove, by whose phone it went to; null: not sent yet. */
  proof: PatientProof | null
  /** Sealed `PersonIdentity` as JSON; null unless `sent` or `proven`, like the field below. */
  identity: string | null
  /** Sealed. */
  hospital_patient_number: string | null
  /** `proven`: the code was right, the hospital has yet to be asked for the profile. */
  state: 'searching' | 'sent' | 'proven' | 'done'
  /** Set when done. */
  patient_id: string | null
  created_at: Date
  expires_at: Date
}

/**
 * A file that was opened here, with the phone that was typed: that phone proves nothing before the hospital has seen the
 * person. Kept beyond the account that opened it, in keyed indexes only.
 */
export interface OpenedFilesTable {
  institution_id: string
  hospital_patient_index: string
  phone_index: string
  opened_at: Date
}

/** The electronic health card of a patient, as the city's platform gave it. One person's is the same in every account. */
export interface HealthCardsTable {
  patient_id: string
  /** Sealed, like the two below. */
  platform_card_id: string
  card_number: string
  static_code: string
  created_at: Date
}

export interface PatientsTables {
  persons: PersonsTable
  patients: PatientsTable
  patient_cards: PatientCardsTable
  patient_file_orders: PatientFileOrdersTable
  patient_bindings: PatientBindingsTable
  opened_files: OpenedFilesTable
  health_cards: HealthCardsTable
}
