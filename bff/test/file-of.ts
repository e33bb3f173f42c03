import type { DocumentKind } from '@tongzhen/contract/documents'
import type { ContactRelationship, MaritalStatus, PatientFile, PayerKind } from '@tongzhen/contract/patients'
import { type DemoPerson, findPerson } from '../../sandbox/src/people.ts'

const documentKinds: Record<string, DocumentKind> = {
  '01': 'resident_id',
  '03': 'passport',
  '06': 'hk_macau_permit',
  '07': 'taiwan_permit',
}
const maritalStatuses: Record<string, MaritalStatus> = { '10': 'unmarried', '20': 'married', '30': 'widowed' }
const relationships: Record<string, ContactRelationship> = {
  '1': 'spouse',
  '2': 'child',
  '3': 'parent',
  '4': 'sibling',
}
const payers: Record<string, PayerKind> = { '01': 'own_money', '02': 'city_insurance' }

export function personOf(personId: string): DemoPerson {
  const person = findPerson(personId)
  if (!person) throw new Error(`there is no demo person ${personId}`)

  return person
}

/** The first-visit file as a demo person fills it in. */
export function fileOf(personId: string): PatientFile {
  const person = personOf(personId)
  const { documentKind, documentNumber } = documentOf(personId)

  return {
    name: person.name,
    ...(documentKind === 'passport' ? { nameLatin: person.nameLatin } : {}),
    sex: person.sex,
    birthOn: person.bornOn,
    nationality: person.nationality,
    ...(person.ethnicity === undefined ? {} : { ethnicity: person.ethnicity }),
    maritalStatus: maritalStatuses[person.maritalStatus] ?? 'not_stated',
    documentKind,
    documentNumber,
    address: person.address,
    phone: person.phone,
    contactName: person.contact.name,
    contactPhone: person.contact.phone,
    contactRelationship: relationships[person.contact.relationship] ?? 'friend',
    payerKind: payers[person.payType] ?? 'other',
  }
}

export function documentOf(personId: string): { documentKind: DocumentKind; documentNumber: string } {
  const { document } = personOf(personId)

  return { documentKind: documentKinds[document.type] ?? 'resident_id', documentNumber: document.number }
}
