import {
  birthDateOfResidentId,
  documentNumberProblem,
  isCalendarDate,
  normalizeDocumentNumber,
  normalizePhone,
  sexOfResidentId,
} from '@tongzhen/contract/documents'
import type { FieldError, FieldErrorCode } from '@tongzhen/contract/errors'
import type { PatientFile } from '@tongzhen/contract/patients'

const OLDEST_AGE_YEARS = 130

/**
 * What is wrong with a first-visit file beyond the shape of its fields: the rules that tie fields together
 * (document 003 首诊建档). Empty when it may be sent to the hospital.
 *
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export function patientFileProblems(file: PatientFile, today: string): FieldError[] {
  const problems: Partial<Record<keyof PatientFile, FieldErrorCode | undefined>> = {
    documentNumber: documentNumberProblem(file.documentKind, file.documentNumber),
    birthOn: birthProblem(file, today),
    sex: sexProblem(file),
    nationality: nationalityProblem(file),
    ethnicity: ethnicityProblem(file),
    nameLatin: nameLatinProblem(file),
  }
  return Object.entries(problems).flatMap(([field, code]) => (code ? [{ path: `file.${field}`, code }] : []))
}

function birthProblem({ documentKind, documentNumber, birthOn }: PatientFile, today: string) {
  if (!isCalendarDate(birthOn)) return 'malformed'
  if (birthOn > today) return 'inFuture'
  if (birthOn < oldestBirth(today)) return 'tooOld'
  const written = documentKind === 'resident_id' ? birthDateOfResidentId(documentNumber) : undefined
  return written !== undefined && written !== birthOn ? 'birthDateMismatch' : undefined
}

function oldestBirth(today: string): string {
  return `${Number(today.slice(0, 4)) - OLDEST_AGE_YEARS}${today.slice(4)}`
}

function sexProblem({ documentKind, documentNumber, sex }: PatientFile) {
  const written = documentKind === 'resident_id' ? sexOfResidentId(documentNumber) : undefined
  return written !== undefined && written !== sex ? 'sexMismatch' : undefined
}

/** Resident ID cards and both permits are issued to Chinese nationals only. */
function nationalityProblem({ documentKind, nationality }: PatientFile) {
  return documentKind !== 'passport' && nationality !== 'CHN' ? 'malformed' : undefined
}

/** GB/T 3304 codes run from 01 to 56; a foreigner has none, and a permit or a passport does not name one. */
function ethnicityProblem({ documentKind, nationality, ethnicity }: PatientFile) {
  if (ethnicity === undefined) return documentKind === 'resident_id' ? 'required' : undefined
  if (nationality !== 'CHN') return 'malformed'
  return Number(ethnicity) >= 1 && Number(ethnicity) <= 56 ? undefined : 'malformed'
}

function nameLatinProblem({ documentKind, nameLatin }: PatientFile) {
  if (documentKind !== 'passport') return nameLatin === undefined ? undefined : 'malformed'
  if (nameLatin === undefined) return 'required'
  return /^[\p{Script=Latin}][\p{Script=Latin} '.-]*$/u.test(nameLatin) ? undefined : 'malformed'
}

/** The file in the one form in which it is compared, stored and sent to the hospital. */
export function normalizePatientFile(file: PatientFile): PatientFile {
  return {
    ...file,
    documentNumber: normalizeDocumentNumber(file.documentNumber),
    phone: normalizePhone(file.phone),
    ...(file.contactPhone === undefined ? {} : { contactPhone: normalizePhone(file.contactPhone) }),
  }
}
