import type { JSONColumnType } from 'kysely'

/** What staff have written of an institution. Only added to; of a document the highest version holds. */
export interface InstitutionDocumentsTable {
  institution_id: string
  /** `directory`, `about`, `way`, or the id of a notice or an article. */
  document_id: string
  /** From 1, without gaps. */
  version: number
  /** Checked against the contract whenever it is read. */
  value: JSONColumnType<object>
  /** The version that this one brought back; null for a change. */
  restored_version: number | null
  staff_id: string
  /** Sealed; null of documents that ask for none. */
  reason: string | null
  at: Date
}

export interface InstitutionDocumentsTables {
  institution_documents: InstitutionDocumentsTable
}
