import { z } from 'zod'
import { bill } from './billing.ts'
import { date, hospitalCode, instant, institutionId } from './common.ts'
import { patientId } from './patients.ts'
import { route } from './route.ts'
import { takingTimes } from './states.ts'

/** What the doctor found, in words. */
const diagnosis = z.object({
  /** ICD-10; null where the hospital gave none. */
  code: z.string().max(16).nullable(),
  /** In the language asked for where it is among the common ones, else as the hospital wrote it. */
  name: z.string(),
})

/** A visit to an outpatient department, as its hospital has recorded it. */
const outpatientRecord = z.object({
  institutionId,
  institutionName: z.string(),
  /** The record system's number, unique within the institution. */
  recordId: hospitalCode,
  visitedAt: instant,
  departmentName: z.string().nullable(),
  doctorName: z.string().nullable(),
  diagnoses: z.array(diagnosis),
})
export type OutpatientRecord = z.output<typeof outpatientRecord>

/** A prescribed medicine, as its hospital calls it, and how to take it. */
const medicine = z.object({
  name: z.string(),
  /** Each time: `0.5 片`; in English `0.5 tablet` where the unit is a common one. */
  dose: z.string().nullable(),
  timesPerDay: z.int().min(1).max(24).nullable(),
  when: z.enum(takingTimes).nullable(),
  days: z.int().min(1).max(366).nullable(),
  /** What the hospital wrote beside, in its own language. */
  words: z.string().nullable(),
})
export type Medicine = z.output<typeof medicine>

const recordDetails = outpatientRecord.extend({
  patientId,
  patientName: z.string(),
  institutionPhone: z.string(),
  /** In the hospital's own language, like the advice. */
  complaint: z.string().nullable(),
  medicines: z.array(medicine),
  orders: z.array(z.string()),
  advice: z.string().nullable(),
  /**
   * Of this visit; null: it is not known now. `title` is null for one of which the doctor speaks first. Empty also where
   * the hospital does not say in which visit a report was ordered.
   */
  reports: z
    .array(z.object({ reportId: hospitalCode, title: z.string().nullable(), reportedOn: date }))
    .nullable(),
  /** Of this visit, paid or not; null: it is not known now. Empty for an account that may not see them. */
  bills: z
    .array(bill.pick({ billId: true, executingDepartmentName: true, amountFen: true, state: true }))
    .nullable(),
})
export type RecordDetails = z.output<typeof recordDetails>

const params = z.object({ patientId, institutionId })
const access = { who: 'patient', scope: 'reports', at: 'params.patientId' } as const

/** Live from the hospital; nothing of a record is kept here. */
export const recordsRoutes = {
  /** Newest first. */
  listRecords: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/records',
    module: 'records',
    access,
    params,
    /** Both days included; at most three years. */
    query: z.object({ from: date, to: date }).strict(),
    response: z.object({
      records: z.array(outpatientRecord),
      /** False when some could not be read: they are missing here. */
      isComplete: z.boolean(),
    }),
    errors: ['CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
  getRecord: route({
    method: 'GET',
    path: '/api/patients/:patientId/institutions/:institutionId/records/:recordId',
    module: 'records',
    access,
    params: params.extend({ recordId: hospitalCode }),
    response: recordDetails,
    errors: ['RECORD_GONE', 'CARD_REQUIRED', 'HOSPITAL_UNAVAILABLE'],
  }),
}
