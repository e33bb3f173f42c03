import { hospitalCode } from '@tongzhen/contract/common'
import type { TakingTime } from '@tongzhen/contract/states'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { WITHDRAWN } from '../reports/codes.ts'
import { nameOf } from '../reports/result-mapper.ts'
import type { Concept, Resource } from '../reports/wire.ts'
import type { HospitalDiagnosis, HospitalMedicine, HospitalRecordDetails } from './port.ts'
import * as wire from './wire.ts'

export interface Asked {
  patient: { system: string; value: string }
  visitSystem: string
}

type ReadRecord = HospitalRecordDetails | 'withdrawn' | 'of_somebody_else' | 'unreadable'

const WITHDRAWN_VISITS = ['cancelled', WITHDRAWN]
const WITHDRAWN_PARTS = ['cancelled', 'revoked', 'stopped', 'draft', WITHDRAWN]

/** LOINC: chief complaint, instructions. */
const notes = { complaint: '10154-3', advice: '69730-0' }

const times: Readonly<Record<string, TakingTime>> = {
  ...{ AC: 'before_meals', ACM: 'before_meals', C: 'with_meals', CM: 'with_meals' },
  ...{ PC: 'after_meals', PCM: 'after_meals', HS: 'at_bedtime' },
}

/** Reads what a search found: each `Encounter` with what lies in it, whole or not at all. */
export function readRecords(resources: readonly Resource[], asked: Asked): ReadRecord[] {
  return resources
    .filter((one) => one.resourceType === 'Encounter')
    .map((one) => readRecord(one, { resources, asked }))
}

function readRecord(
  resource: Resource,
  { resources, asked }: { resources: readonly Resource[]; asked: Asked },
): ReadRecord {
  const parsed = wire.encounter.safeParse(resource)
  if (!parsed.success || !hospitalCode.safeParse(parsed.data.id).success) return 'unreadable'
  const { id, status, subject, identifier, period, serviceType, participant } = parsed.data
  if (!isOf(subject, asked)) return 'of_somebody_else'
  if (WITHDRAWN_VISITS.includes(status)) return 'withdrawn'
  const parts = partsOf(id, { resources, asked })
  if (parts === undefined) return 'unreadable'
  const noteOf = (code: string) =>
    parts.observations.find((one) => one.code.coding.some((coding) => coding.code === code))?.valueString

  return {
    ...{ recordId: id, visitedAt: shanghaiInstant(new Date(period.start)) },
    departmentName: serviceType && nameOf(serviceType).zh,
    doctorName: participant[0]?.individual?.display,
    diagnoses: parts.conditions.map(({ code }) => toDiagnosis(code)),
    identifiers: identifier,
    visitId: identifier.find(({ system }) => system === asked.visitSystem)?.value,
    complaint: noteOf(notes.complaint),
    advice: noteOf(notes.advice),
    medicines: parts.medicines.map(toMedicine),
    orders: parts.orders.map(({ code }) => nameOf(code)),
  }
}

/** Undefined when one that lies in the visit cannot be read, or is somebody else's. */
function partsOf(id: string, { resources, asked }: { resources: readonly Resource[]; asked: Asked }) {
  const inside = resources.filter(
    (one) => (one as { encounter?: { reference?: string } }).encounter?.reference === `Encounter/${id}`,
  )
  const conditions = inside.filter(({ resourceType }) => resourceType === 'Condition')
  const medicines = inside.filter(({ resourceType }) => resourceType === 'MedicationRequest')
  const orders = inside.filter(({ resourceType }) => resourceType === 'ServiceRequest')
  const observations = inside.filter(({ resourceType }) => resourceType === 'Observation')
  const read = {
    conditions: wire.condition.array().safeParse(conditions),
    medicines: wire.medicationRequest.array().safeParse(medicines),
    orders: wire.serviceRequest.array().safeParse(orders),
    observations: wire.observation.array().safeParse(observations),
  }
  if (!read.conditions.success || !read.medicines.success) return undefined
  if (!read.orders.success || !read.observations.success) return undefined
  const all = [
    ...read.conditions.data,
    ...read.medicines.data,
    ...read.orders.data,
    ...read.observations.data,
  ]
  if (!all.every(({ subject }) => isOf(subject, asked))) return undefined
  const isGood = ({ status }: { status: string }) => !WITHDRAWN_PARTS.includes(status)
  const isMeant = ({ verificationStatus }: { verificationStatus?: Concept | undefined }) =>
    !verificationStatus?.coding.some(({ code }) => code === WITHDRAWN || code === 'refuted')

  return {
    conditions: read.conditions.data.filter(isMeant),
    medicines: read.medicines.data.filter(isGood),
    orders: read.orders.data.filter(isGood),
    observations: read.observations.data.filter(isGood),
  }
}

function toDiagnosis(code: Concept): HospitalDiagnosis {
  const icd10 = code.coding.map((one) => one.code).find((one) => one && /^[A-Z]\d\d/.test(one))

  return { code: icd10?.slice(0, 16), name: nameOf(code) }
}

function toMedicine(request: wire.MedicationRequest): HospitalMedicine {
  const [dosage] = request.dosageInstruction
  const quantity = dosage?.doseAndRate[0]?.doseQuantity
  const duration = request.dispenseRequest?.expectedSupplyDuration
  const days = duration && (duration.code ?? duration.unit) === 'd' ? Number(duration.value) : undefined

  return {
    name: nameOf(request.medicationCodeableConcept),
    dose: quantity && { amount: quantity.value, unit: quantity.unit ?? quantity.code ?? '' },
    timesPerDay: timesPerDay(dosage),
    when: dosage?.timing?.repeat?.when.map((code) => times[code]).find((one) => one !== undefined),
    days: days !== undefined && Number.isInteger(days) && days >= 1 && days <= 366 ? days : undefined,
    words: [dosage?.text, dosage?.patientInstruction].filter(Boolean).join(' ') || undefined,
  }
}

/** Only what is a whole number of times in one day; the rest stands in the hospital's words. */
function timesPerDay(dosage: wire.Dosage | undefined): number | undefined {
  const { frequency, period, periodUnit } = dosage?.timing?.repeat ?? {}
  const count = Number(frequency)
  const isDaily = Number(period) === 1 && periodUnit === 'd'

  return isDaily && Number.isInteger(count) && count >= 1 && count <= 24 ? count : undefined
}

function isOf({ identifier }: { identifier: Asked['patient'] }, { patient }: Asked): boolean {
  return identifier.system === patient.system && identifier.value === patient.value
}
