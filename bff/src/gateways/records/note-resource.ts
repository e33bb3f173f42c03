import type { NotePart } from '@tongzhen/contract/states'
import type { HospitalNote } from './port.ts'

/** Of the numbers of notes. PROPOSED, as all of a note's form is: hospitals have none in common. */
export const NOTE_SYSTEM = 'urn:tongzhen:visit-note'

/** As doctors head them. */
const titles: Readonly<Record<NotePart, string>> = {
  complaint: '主诉',
  present: '现病史',
  past: '既往史',
  allergies: '过敏史',
  medicines: '用药情况',
  family: '家族史',
}

/** A note as a FHIR R4 `QuestionnaireResponse` (docs/interfaces/records.md). */
export function noteResource(
  { noteId, visitNumber, hospitalPatientNumber, writtenAt, parts }: HospitalNote,
  { patientSystem, visitSystem }: { patientSystem: string; visitSystem: string },
): object {
  return {
    resourceType: 'QuestionnaireResponse',
    identifier: { system: NOTE_SYSTEM, value: noteId },
    status: 'completed',
    subject: { identifier: { system: patientSystem, value: hospitalPatientNumber } },
    encounter: { identifier: { system: visitSystem, value: visitNumber } },
    authored: writtenAt,
    item: parts.map(({ part, lines }) => ({
      linkId: part,
      text: titles[part],
      answer: lines.map((valueString) => ({ valueString })),
    })),
  }
}
