import { createHash } from 'node:crypto'

/** A visit to an outpatient department as the hospital's record system (EMR 电子病历) keeps it. */
export interface Encounter {
  id: string
  patientNo: string
  startedAtMs: number
  departmentName: string
  doctorName: string
  complaint: string
  /** ICD-10 as in the national list, with the doctor's words; the first is what the visit was about. */
  diagnoses: readonly Diagnosis[]
  medicines: readonly Medicine[]
  /** What was ordered, as it is called. */
  orders: readonly string[]
  advice: string
}

export interface Diagnosis {
  icd10: string
  name: string
}

export interface Medicine {
  name: string
  specification: string
  /** Each time, `0.5`, in `unit`. */
  dose: string
  unit: string
  timesPerDay: number
  /** Event timing of FHIR: before or after a meal, with it, at bedtime. */
  when?: 'AC' | 'PC' | 'C' | 'HS'
  days: number
}

/** The number of a visit: the same for the record system and for those that were ordered something from in it. */
export function encounterIdOf(visit: { patientNo: string; day: string; departmentName: string }): string {
  const { patientNo, day, departmentName } = visit
  const hash = createHash('sha256').update(`${patientNo}/${day}/${departmentName}`).digest('hex')

  return `MZ${day.replaceAll('-', '')}${hash.slice(0, 8).toUpperCase()}`
}
