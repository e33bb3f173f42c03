import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { decimal } from '../reports/decimals.ts'
import { encounterSystemOf, patientSystemOf, type Resource } from '../reports/fhir-resources.ts'
import type { Encounter, Medicine } from './encounter.ts'

/** Numbers of visits of the HIS, by which bills are found. */
const visitSystemOf = (hospitalCode: string) => `urn:tongzhen-sandbox:${hospitalCode}:visit-no`

const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'
const ICD10 = 'http://hl7.org/fhir/sid/icd-10'

interface Told {
  hospitalCode: string
  /** Of the HIS, where it knows the visit. */
  visitNo: string | undefined
}

/** An `Encounter` of FHIR R4. */
export function toEncounter(encounter: Encounter, { hospitalCode, visitNo }: Told): Resource {
  const { id, startedAtMs, departmentName, doctorName } = encounter

  return {
    ...{ resourceType: 'Encounter', id, status: 'finished' },
    identifier: [
      { system: encounterSystemOf(hospitalCode), value: id },
      ...(visitNo === undefined ? [] : [{ system: visitSystemOf(hospitalCode), value: visitNo }]),
    ],
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    serviceType: { text: departmentName },
    ...ofWhom(encounter, hospitalCode),
    participant: [{ individual: { display: doctorName } }],
    period: { start: `${shanghaiDateTime(startedAtMs).replace(' ', 'T')}+08:00` },
  }
}

/** What was found, prescribed, ordered and said in it, each a resource of its own. */
export function toParts(encounter: Encounter, hospitalCode: string): Resource[] {
  const { id, diagnoses, medicines, orders, complaint, advice } = encounter
  const part = (resourceType: string, key: string, content: object): Resource => ({
    ...{ resourceType, id: `${id}-${key}`, encounter: { reference: `Encounter/${id}` } },
    ...ofWhom(encounter, hospitalCode),
    ...content,
  })
  const note = (key: string, code: string, text: string) =>
    part('Observation', key, {
      ...{ status: 'final', code: { coding: [{ system: LOINC, code }] }, valueString: text },
    })

  return [
    ...diagnoses.map(({ icd10, name }, index) =>
      part('Condition', `d${index + 1}`, {
        code: { coding: [{ system: ICD10, code: icd10 }], text: name },
      }),
    ),
    ...medicines.map((medicine, index) =>
      part('MedicationRequest', `m${index + 1}`, {
        status: 'completed',
        intent: 'order',
        ...taking(medicine),
      }),
    ),
    ...orders.map((name, index) =>
      part('ServiceRequest', `o${index + 1}`, {
        ...{ status: 'completed', intent: 'order', code: { text: name } },
      }),
    ),
    note('complaint', '10154-3', complaint),
    note('advice', '69730-0', advice),
  ]
}

function taking({ name, specification, dose, unit, timesPerDay, when, days }: Medicine) {
  return {
    medicationCodeableConcept: { text: `${name} ${specification}` },
    dosageInstruction: [
      {
        timing: {
          repeat: {
            ...{ frequency: timesPerDay, period: decimal('1'), periodUnit: 'd' },
            ...(when && { when: [when] }),
          },
        },
        doseAndRate: [{ doseQuantity: { value: decimal(dose), unit } }],
      },
    ],
    dispenseRequest: {
      expectedSupplyDuration: { value: decimal(String(days)), unit: '天', system: UCUM, code: 'd' },
    },
  }
}

function ofWhom({ patientNo }: Encounter, hospitalCode: string) {
  return {
    subject: { type: 'Patient', identifier: { system: patientSystemOf(hospitalCode), value: patientNo } },
  }
}
