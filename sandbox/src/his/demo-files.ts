import type { DemoPerson } from '../people.ts'
import type { PatientFile } from './patient-file.ts'

/** The file that a hospital holds of a demo person from the beginning, if it does. */
export function fileOfDemoPerson(person: DemoPerson, hospitalCode: string): PatientFile | undefined {
  const held = person.files.find((file) => file.hospitalCode === hospitalCode)
  if (held === undefined) return undefined

  return {
    patientNo: held.patientNo,
    name: person.name,
    nameLatin: person.nameLatin,
    sex: person.sex === 'male' ? '1' : '2',
    birthDate: person.bornOn,
    nationality: person.nationality,
    ethnicity: person.ethnicity,
    maritalStatus: person.maritalStatus,
    documentType: person.document.type,
    documentNo: person.document.number,
    address: person.address,
    phone: held.phone ?? person.phone,
    contactName: person.contact.name,
    contactPhone: person.contact.phone,
    contactRelationship: person.contact.relationship,
    payType: person.payType,
    cards: [{ cardNo: held.cardNo, cardType: '1', status: '1' }],
    barredForDays: held.barredForDays,
  }
}
