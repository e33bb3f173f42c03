import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { decimal } from './decimals.ts'
import { inOtherUnit } from './demo-reports.ts'
import { type LabTest, labTests, type RangeRow } from './lab-tests.ts'
import { phantom } from './phantom.ts'
import { type MeasuredResult, passageCodes, type Report, type Result } from './report.ts'
import { type WordsTest, wordsTests } from './words-tests.ts'

export type Resource = { resourceType: string; id: string } & Record<string, unknown>

/** Numbers of visits to outpatient departments, as the record system has them. */
export const encounterSystemOf = (hospitalCode: string) => `urn:tongzhen-sandbox:${hospitalCode}:encounter`

/** Identifiers of patients: one system for each hospital. */
export const patientSystemOf = (hospitalCode: string) => `urn:tongzhen-sandbox:${hospitalCode}:patient-no`

const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'
const UCUM = 'http://unitsofmeasure.org'
const INTERPRETATION = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const RANGE_MEANING = 'http://terminology.hl7.org/CodeSystem/referencerange-meaning'
const SENSITIVITY = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
/** The standard has nothing for it (docs/interfaces/reports.md). */
const RELEASE = 'urn:tongzhen:report-release'
const categoryNames = { LAB: '检验', MB: '微生物', SP: '病理', RAD: '影像' }
const sexCodes = { female: '248152002', male: '248153007' }

/** A `DiagnosticReport` of FHIR R4, with order, requester and specimen inside of it. */
export function toDiagnosticReport(report: Report, hospitalCode: string): Resource {
  const { id, status, category, specimen, label, isTold, toldOn, encounterId } = report

  return {
    ...{ resourceType: 'DiagnosticReport', id, status },
    ...((label || isTold) && {
      meta: {
        ...(label && { security: [{ system: SENSITIVITY, code: label }] }),
        ...(isTold && { tag: [{ system: RELEASE, code: 'told' }] }),
      },
    }),
    ...(toldOn && { extension: [{ url: `${RELEASE}/told-on`, valueDate: toldOn }] }),
    contained: [
      {
        ...{ resourceType: 'ServiceRequest', id: 'order', status: 'completed', intent: 'order' },
        requester: { reference: '#requester' },
      },
      {
        ...{ resourceType: 'PractitionerRole', id: 'requester' },
        practitioner: { display: report.orderedBy },
        organization: { display: report.departmentName },
      },
      ...(specimen === undefined
        ? []
        : [
            {
              ...{ resourceType: 'Specimen', id: 'specimen', type: { text: specimen } },
              collection: { collectedDateTime: instant(report.collectedAtMs) },
            },
          ]),
    ],
    basedOn: [{ reference: '#order' }],
    category: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: category }],
        text: categoryNames[category],
      },
    ],
    code: {
      coding: [
        report.code === undefined
          ? { system: 'urn:tongzhen-sandbox:panels', code: id.slice(0, 2), display: report.display }
          : { system: LOINC, code: report.code, display: report.display },
      ],
      text: report.name,
    },
    subject: subjectOf(report, hospitalCode),
    ...(encounterId && {
      encounter: { identifier: { system: encounterSystemOf(hospitalCode), value: encounterId } },
    }),
    effectiveDateTime: instant(report.collectedAtMs),
    issued: instant(report.issuedAtMs),
    resultsInterpreter: [{ display: report.checkedBy }],
    ...(specimen !== undefined && { specimen: [{ reference: '#specimen' }] }),
    result: report.results.map((_, index) => ({ reference: `Observation/${observationId(id, index)}` })),
    ...(report.images && {
      media: report.images.map((comment, index) => ({
        comment,
        link: { reference: `Media/${imageId(id, index)}` },
      })),
    }),
    ...(report.conclusion !== undefined && { conclusion: report.conclusion }),
  }
}

/** A key image, by its number: a grey picture that is drawn anew each time, and always the same. */
export function toMedia(report: Report, { hospitalCode, id }: { hospitalCode: string; id: string }) {
  const index = report.images?.findIndex((_, at) => imageId(report.id, at) === id) ?? -1
  if (index < 0) return undefined

  return {
    ...{ resourceType: 'Media', id, status: 'completed' },
    subject: subjectOf(report, hospitalCode),
    content: { contentType: 'image/png', data: phantom(id).toString('base64') },
  }
}

/** Its `Observation`s, those that others have as members too. */
export function toObservations(report: Report, hospitalCode: string): Resource[] {
  return report.results.flatMap((result, index) => {
    const id = observationId(report.id, index)
    const common = {
      status: report.status === 'preliminary' ? 'preliminary' : 'final',
      subject: subjectOf(report, hospitalCode),
      effectiveDateTime: instant(report.collectedAtMs),
    }

    return observationsOf(result, id).map((one) => ({ resourceType: 'Observation', ...common, ...one }))
  })
}

type Part = { id: string } & Record<string, unknown>

function observationsOf(result: Result, id: string): Part[] {
  switch (result.kind) {
    case 'measured':
      return [{ id, ...measuredPart(result) }]
    case 'words': {
      const { expected, ...test }: WordsTest = wordsTests[result.test]

      return [
        {
          ...{ id, code: codeOf(test) },
          ...(expected === undefined
            ? { valueString: result.text }
            : { valueCodeableConcept: { text: result.text }, referenceRange: [{ text: expected }] }),
        },
      ]
    }
    case 'passage':
      return [{ id, code: codeOf({ ...passageCodes[result.part] }), valueString: result.text }]
    case 'germ':
      return [
        {
          id,
          code: codeOf({ code: '6463-4', display: 'Bacteria identified in Specimen by Culture' }),
          valueCodeableConcept: { coding: [{ system: SNOMED, code: result.snomed }], text: result.name },
          component: [{ code: { text: '菌落计数' }, valueString: result.amount }],
          hasMember: result.medicines.map((_, index) => ({ reference: `Observation/${id}-${index + 1}` })),
        },
        ...result.medicines.map(({ code, name, mic, comparator, susceptibility }, index) => ({
          id: `${id}-${index + 1}`,
          code: codeOf({ code, name, display: '' }),
          valueQuantity: {
            ...{ value: decimal(mic), unit: 'mg/L', system: UCUM, code: 'mg/L' },
            ...(comparator && { comparator }),
          },
          interpretation: [{ coding: [{ system: INTERPRETATION, code: susceptibility }] }],
        })),
      ]
  }
}

function measuredPart({ test, value, comparator, isInOtherUnit = false }: MeasuredResult) {
  const labTest: LabTest = labTests[test]
  const other = isInOtherUnit ? labTest.other : undefined
  const unit = other?.unit ?? labTest.unit
  const unitText = other?.unit ?? labTest.unitText ?? labTest.unit
  const quantity = (text: string) => ({
    ...{ value: decimal(text), system: UCUM, code: unit },
    ...(unitText !== '' && { unit: unitText }),
  })
  const limit = (number: number) =>
    quantity(other === undefined ? number.toFixed(labTest.decimals) : inOtherUnit(labTest, number))
  const referenceRange = [...labTest.ranges.map(normalRow), ...criticalRows(labTest)].map(
    ({ low, high, ...row }) => ({
      ...row,
      ...(low !== undefined && { low: limit(low) }),
      ...(high !== undefined && { high: limit(high) }),
    }),
  )

  return {
    code: codeOf({ ...labTest, code: other?.code ?? labTest.code }),
    valueQuantity: { ...quantity(value), ...(comparator && { comparator }) },
    ...(referenceRange.length > 0 && { referenceRange }),
  }
}

function normalRow({ sex, ageFrom, ageTo, low, high }: RangeRow) {
  const years = (count: number) => ({ value: count, unit: '岁', system: UCUM, code: 'a' })

  return {
    ...{ low, high, type: { coding: [{ system: RANGE_MEANING, code: 'normal' }] } },
    ...(sex && { appliesTo: [{ coding: [{ system: SNOMED, code: sexCodes[sex] }] }] }),
    ...((ageFrom ?? ageTo) !== undefined && {
      age: {
        ...(ageFrom !== undefined && { low: years(ageFrom) }),
        ...(ageTo !== undefined && { high: years(ageTo) }),
      },
    }),
  }
}

/** The standard has no code for them (docs/interfaces/reports.md): one row for each side, open outwards. */
function criticalRows({ critical = {} }: LabTest) {
  const type = { coding: [{ system: 'urn:tongzhen-sandbox:ranges', code: 'critical' }], text: '危急值' }

  return [
    ...(critical.low === undefined ? [] : [{ type, low: undefined, high: critical.low }]),
    ...(critical.high === undefined ? [] : [{ type, low: critical.high, high: undefined }]),
  ]
}

function codeOf({ code, name, display }: { code: string; name?: string; display: string }) {
  return {
    coding: [{ system: LOINC, code, ...(display && { display }) }],
    ...(name !== undefined && { text: name }),
  }
}

function subjectOf({ patientNo }: Report, hospitalCode: string) {
  return { type: 'Patient', identifier: { system: patientSystemOf(hospitalCode), value: patientNo } }
}

function imageId(reportId: string, index: number): string {
  return `${reportId}-IMG${index + 1}`
}

function observationId(reportId: string, index: number): string {
  return `${reportId}-${index + 1}`
}

/** `2026-11-23T07:40:00+08:00`. */
function instant(instantMs: number): string {
  return `${shanghaiDateTime(instantMs).replace(' ', 'T')}+08:00`
}
