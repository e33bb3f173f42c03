import type { NotePart, TakingTime } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import type { GatewayFailure } from '../failure.ts'

/** What Tongzhen asks of the system that holds an institution's outpatient records (电子病历), in our words. */
export interface RecordGateway {
  list(period: RecordPeriod, trace: { traceId: string }): Promise<RecordListing | GatewayFailure>
  /** `gone`: withdrawn, or not this patient's. */
  find(
    wanted: { hospitalPatientNumber: string; recordId: string },
    trace: { traceId: string },
  ): Promise<HospitalRecordDetails | 'gone' | GatewayFailure>
  /** The same note again is the same note there, however often it is sent. */
  keepNote(note: HospitalNote, trace: { traceId: string }): Promise<undefined | GatewayFailure>
}

/** One gateway for each institution that shows records; undefined for one that does not. */
export interface RecordGateways {
  of(institutionId: string): RecordGateway | undefined
  /** Where the doctors of a platform read notes before online consultations (docs/interfaces/embedding.md). */
  ofPlatform(platformId: string): Pick<RecordGateway, 'keepNote'> | undefined
}

/** What a patient tells the doctor before a visit, in Chinese, and in the person's own words where they wrote some. */
export interface HospitalNote {
  noteId: string
  /** Of the appointment, as we and the HIS call it; of an online consultation, as its platform does. */
  visitNumber: string
  hospitalPatientNumber: string
  /** ISO time with offset. */
  writtenAt: string
  parts: { part: NotePart; lines: string[] }[]
}

export interface RecordPeriod {
  hospitalPatientNumber: string
  /** Days in Shanghai, both included. */
  from: string
  to: string
}

export interface RecordListing {
  /** In no order. */
  records: HospitalRecord[]
  isComplete: boolean
}

export interface HospitalRecord {
  recordId: string
  visitedAt: string
  departmentName: string | undefined
  doctorName: string | undefined
  diagnoses: HospitalDiagnosis[]
}

export interface HospitalDiagnosis {
  /** ICD-10. */
  code: string | undefined
  name: LocalText
}

export interface HospitalRecordDetails extends HospitalRecord {
  /** By which other systems name the visit: reports by any of these, the HIS by `visitId`. */
  identifiers: { system: string; value: string }[]
  visitId: string | undefined
  complaint: string | undefined
  advice: string | undefined
  medicines: HospitalMedicine[]
  orders: LocalText[]
}

export interface HospitalMedicine {
  name: LocalText
  dose: { amount: string; unit: string } | undefined
  timesPerDay: number | undefined
  when: TakingTime | undefined
  days: number | undefined
  words: string | undefined
}
