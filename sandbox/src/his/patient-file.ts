import type { DocumentType, Relationship, SexCode } from './code-tables.ts'
import { documentTypes, maritalStatuses, payTypes, relationships, sexCodes } from './code-tables.ts'
import { date, identifier, matching, oneOf, optional, readFields, text } from './fields.ts'
import { isRefusal, type Refusal, refuse } from './outcome.ts'
import { birthDateOf, isResidentId, sexOf } from './resident-id.ts'

export interface Card {
  cardNo: string
  cardType: '1'
  /** `1` valid, `0` void. */
  status: '1' | '0'
}

/** A person's file as the first-visit form gives it (`/person/file/create`). */
export interface NewFile {
  name: string
  nameLatin?: string | undefined
  sex: SexCode
  birthDate: string
  nationality: string
  ethnicity?: string | undefined
  maritalStatus: (typeof maritalStatuses)[number]
  documentType: DocumentType
  documentNo: string
  address: string
  phone: string
  contactName: string
  contactPhone?: string | undefined
  contactRelationship: Relationship
  payType: (typeof payTypes)[number]
}

export interface PatientFile extends NewFile {
  patientNo: string
  cards: Card[]
  /** Barred after missed visits for so many days, counted from today on every day (demonstration). */
  barredForDays?: number | undefined
}

const phone = matching(/^\+?\d[\d -]{5,18}\d$/)

const newFileFields = {
  orderNo: identifier,
  name: text(60),
  nameLatin: optional(text(60)),
  sex: oneOf(sexCodes),
  birthDate: date,
  nationality: matching(/^[A-Z]{3}$/),
  ethnicity: optional(matching(/^\d{2}$/)),
  maritalStatus: oneOf(maritalStatuses),
  documentType: oneOf(documentTypes),
  documentNo: text(30),
  address: text(200),
  phone,
  contactName: text(60),
  contactPhone: optional(phone),
  contactRelationship: oneOf(relationships),
  payType: oneOf(payTypes),
}

const documentPatterns: Record<Exclude<DocumentType, '01'>, RegExp> = {
  '03': /^[A-Z0-9]{5,20}$/,
  '06': /^[HM]\d{8}(\d{2})?$/,
  '07': /^\d{8}(\d{2}[A-Z]?)?$/,
}

/** Reads the first-visit form, or says which field (1004) keeps it from being a file. */
export function readNewFile(body: unknown, today: string): { orderNo: string; file: NewFile } | Refusal {
  const read = readFields(body, newFileFields)
  if (isRefusal(read)) return read
  const { orderNo, ...values } = read.values
  const file: NewFile = { ...values, documentNo: normalizeDocumentNo(values.documentNo) }
  const wrongField = findWrongField(file, today)

  return wrongField === undefined ? { orderNo, file } : refuse('1004', { field: wrongField })
}

export function normalizeDocumentNo(documentNo: string): string {
  return documentNo.replaceAll(/[\s-]/g, '').toUpperCase()
}

function findWrongField(file: NewFile, today: string): keyof NewFile | undefined {
  if (file.birthDate > today) return 'birthDate'
  if (file.documentType !== '01') {
    return documentPatterns[file.documentType].test(file.documentNo) ? undefined : 'documentNo'
  }
  if (!isResidentId(file.documentNo)) return 'documentNo'
  if (birthDateOf(file.documentNo) !== file.birthDate) return 'birthDate'

  return sexOf(file.documentNo) === file.sex ? undefined : 'sex'
}
