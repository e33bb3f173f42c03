import { documentNumberProblem, isCalendarDate, isPhone } from '@tongzhen/contract/documents'
import type { FieldErrorCode } from '@tongzhen/contract/errors'
import { emptyPatientForm, known, type PatientField, type PatientForm } from './patient-form'
import { ageOn } from './shanghai-time'

export type FieldProblems = Partial<Record<PatientField, FieldErrorCode>>

const OLDEST_AGE_YEARS = 130
const NAME_LENGTH = 60
const ADDRESS_LENGTH = 120
/** Letters of Latin script as passports print them. */
const latinName = /^[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ '.-]*$/

/** What is wrong, field by field; the same rules as the BFF's, so that nothing is refused after the last step. */
export function fieldProblems(typed: PatientForm, today: string): FieldProblems {
  const form = { ...typed, ...known(typed) }
  const problems: Record<PatientField, FieldErrorCode | undefined> = {
    relation: required(form.relation),
    documentKind: required(form.documentKind),
    documentNumber: form.documentKind && documentNumberProblem(form.documentKind, form.documentNumber),
    name: nameProblem(form),
    chineseName: form.chineseName.length > NAME_LENGTH ? 'tooLong' : undefined,
    sex: required(form.sex),
    birthOn: birthProblem(form.birthOn, today),
    nationality: required(form.nationality),
    ethnicity: form.documentKind === 'resident_id' ? required(form.ethnicity) : undefined,
    maritalStatus: required(form.maritalStatus),
    address: required(form.address) ?? (form.address.length > ADDRESS_LENGTH ? 'tooLong' : undefined),
    phone: required(form.phone) ?? phoneProblem(form.phone),
    contactName:
      required(form.contactName) ?? (form.contactName.length > NAME_LENGTH ? 'tooLong' : undefined),
    contactPhone: form.contactPhone.trim() === '' ? undefined : phoneProblem(form.contactPhone),
    contactRelationship: required(form.contactRelationship),
    payerKind: required(form.payerKind),
  }
  const found: FieldProblems = {}
  for (const field of Object.keys(problems) as PatientField[]) {
    if (problems[field]) found[field] = problems[field]
  }
  return found
}

function required(value: string | undefined): FieldErrorCode | undefined {
  return value === undefined || value.trim() === '' ? 'required' : undefined
}

function nameProblem({ documentKind, name }: PatientForm): FieldErrorCode | undefined {
  if (name.trim() === '') return 'required'
  if (name.length > NAME_LENGTH) return 'tooLong'
  return documentKind === 'passport' && !latinName.test(name.trim()) ? 'malformed' : undefined
}

function birthProblem(birthOn: string, today: string): FieldErrorCode | undefined {
  if (birthOn === '') return 'required'
  if (!isCalendarDate(birthOn)) return 'malformed'
  if (birthOn > today) return 'inFuture'
  return ageOn(birthOn, today) > OLDEST_AGE_YEARS ? 'tooOld' : undefined
}

function phoneProblem(phone: string): FieldErrorCode | undefined {
  return isPhone(phone) ? undefined : 'malformed'
}

/** Field of the form that a refusal of the BFF names, e.g. `file.nameLatin`. */
export function fieldOfPath(path: string): PatientField | undefined {
  const name = path.replace(/^file\./, '')
  if (name === 'nameLatin') return 'name'
  return name in emptyPatientForm ? (name as PatientField) : undefined
}
