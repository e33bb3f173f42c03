import type { DocumentKind } from '@tongzhen/contract/documents'
import type { PatientsTables } from '../../db/tables/patients.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'

type Table = keyof PatientsTables

/** Where a sealed value of this module lives (reliability.md S30). */
export function place<T extends Table>(
  table: T,
  column: Extract<keyof PatientsTables[T], string>,
  rowId: string,
): Place {
  return { table, column, rowId }
}

export interface Document {
  kind: DocumentKind
  /** Normalised (contract/documents.ts). */
  number: string
}

/** Finds a person by document within a group of institutions; nobody else's index matches (S31). */
export function documentIndex(fields: FieldCrypto, groupId: string, document: Document): string {
  return fields.blindIndex('document', [groupId, document.kind, document.number].join('\0'))
}

/** Finds the patients of a hospital's own number. */
export function hospitalPatientIndex(
  fields: FieldCrypto,
  institutionId: string,
  hospitalPatientNumber: string,
): string {
  return fields.blindIndex('hospital_patient', [institutionId, hospitalPatientNumber].join('\0'))
}

export function cardIndex(fields: FieldCrypto, institutionId: string, cardNumber: string): string {
  return fields.blindIndex('card', [institutionId, cardNumber].join('\0'))
}
