import {
  birthDateOfResidentId,
  type DocumentKind,
  isCalendarDate,
  normalizeDocumentNumber,
  normalizePhone,
  type Sex,
  sexOfResidentId,
} from '@tongzhen/contract/documents'
import type {
  ContactRelationship,
  MaritalStatus,
  PatientFile,
  PayerKind,
  Relation,
} from '@tongzhen/contract/patients'
import { ageOn } from './shanghai-time'

/** What a person types for a patient: all of it when a file is opened, the first four when one is bound. */
export interface PatientForm {
  relation: Relation | undefined
  documentKind: DocumentKind | undefined
  documentNumber: string
  /** As printed on the document. */
  name: string
  /** Of holders of a passport, who may have one beside the printed name. */
  chineseName: string
  sex: Sex | undefined
  /** `YYYY-MM-DD`, or what is typed of it. */
  birthOn: string
  /** ISO 3166-1 alpha-3. */
  nationality: string | undefined
  /** GB/T 3304. */
  ethnicity: string | undefined
  maritalStatus: MaritalStatus | undefined
  address: string
  phone: string
  contactName: string
  contactPhone: string
  contactRelationship: ContactRelationship | undefined
  payerKind: PayerKind | undefined
}
export type PatientField = keyof PatientForm

export const emptyPatientForm: PatientForm = {
  relation: undefined,
  documentKind: undefined,
  documentNumber: '',
  name: '',
  chineseName: '',
  sex: undefined,
  birthOn: '',
  nationality: undefined,
  ethnicity: undefined,
  maritalStatus: undefined,
  address: '',
  phone: '',
  contactName: '',
  contactPhone: '',
  contactRelationship: undefined,
  payerKind: undefined,
}

/** The questions of each step of a first-visit file, in the order of the page: focus goes to the first wrong one. */
export const fileSteps: readonly (readonly PatientField[])[] = [
  ['relation', 'documentKind', 'documentNumber', 'name', 'chineseName'],
  ['sex', 'birthOn', 'nationality', 'ethnicity', 'maritalStatus', 'phone', 'address'],
  ['contactName', 'contactRelationship', 'contactPhone', 'payerKind'],
]
/** The questions of binding a file that the hospital has. */
export const bindingFields: readonly PatientField[] = ['relation', 'documentKind', 'documentNumber', 'name']

const ADULT_YEARS = 18
/** What need not be asked because something else says it: the ID number, the kind of document, the age. */
export function known(
  form: PatientForm,
): Partial<Pick<PatientForm, 'sex' | 'birthOn' | 'nationality' | 'maritalStatus'>> {
  const isResidentId = form.documentKind === 'resident_id'
  const birthOn = isResidentId ? birthDateOfResidentId(form.documentNumber) : undefined
  const sex = isResidentId ? sexOfResidentId(form.documentNumber) : undefined
  const age = ageOf(birthOn ?? form.birthOn)
  return {
    ...(birthOn === undefined ? {} : { birthOn }),
    ...(sex === undefined ? {} : { sex }),
    // Resident ID cards and both permits are issued to Chinese nationals only.
    ...(form.documentKind === undefined || form.documentKind === 'passport' ? {} : { nationality: 'CHN' }),
    ...(age !== undefined && age < ADULT_YEARS ? { maritalStatus: 'unmarried' as const } : {}),
  }
}

/** Whole years, once the birth date is complete. */
export function ageOf(birthOn: string): number | undefined {
  return isCalendarDate(birthOn) ? ageOn(birthOn) : undefined
}

/** Ethnicity is a matter of Chinese nationals; only a resident ID card names it, so only there it must be given. */
export function asksEthnicity(form: PatientForm): boolean {
  return { ...form, ...known(form) }.nationality === 'CHN'
}

/** The file as the contract has it, from a form without problems. */
export function toPatientFile(typed: PatientForm): PatientFile {
  const form = { ...typed, ...known(typed) }
  const isPassport = form.documentKind === 'passport'
  const printedName = form.name.trim()
  return {
    name: isPassport ? form.chineseName.trim() || printedName : printedName,
    ...(isPassport ? { nameLatin: printedName } : {}),
    sex: given(form.sex),
    birthOn: form.birthOn,
    nationality: given(form.nationality),
    ...(form.ethnicity !== undefined && form.nationality === 'CHN' ? { ethnicity: form.ethnicity } : {}),
    maritalStatus: given(form.maritalStatus),
    documentKind: given(form.documentKind),
    documentNumber: normalizeDocumentNumber(form.documentNumber),
    address: form.address.trim(),
    phone: normalizePhone(form.phone),
    contactName: form.contactName.trim(),
    ...(form.contactPhone.trim() === '' ? {} : { contactPhone: normalizePhone(form.contactPhone) }),
    contactRelationship: given(form.contactRelationship),
    payerKind: given(form.payerKind),
  }
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a form with problems was sent')
  return value
}

/** How the account's owner, as the contact person, stands to a patient who is this to them. */
export function contactRelationshipOf(relation: Relation | undefined): ContactRelationship | undefined {
  if (relation === 'child') return 'parent'
  if (relation === 'parent') return 'child'
  return relation === 'spouse' ? 'spouse' : undefined
}
