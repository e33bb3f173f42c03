import { z } from 'zod'
import { date, hospitalCode, instant, institutionId, line } from './common.ts'
import { doctorTitles } from './institutions.ts'
import { route } from './route.ts'
import { staffReason } from './staff.ts'
import { dayPeriods, scheduleStates, visitKinds } from './states.ts'

/**
 * `asking`: sent to the hospital, outcome not known yet. `stopped` and `reopened`: as the hospital has said. `refused`:
 * it would not, and nothing was done.
 */
const clinicStopStates = ['asking', 'stopped', 'reopened', 'refused'] as const

/** Why the hospital would not, the last time it was asked. */
const clinicStopRefusals = [
  'CLINIC_STOPPED_BEFORE',
  'CLINIC_BEGUN',
  'CLINIC_MOVED_SINCE',
  'NOT_FOUND',
] as const

const clinic = z.object({
  institutionId,
  scheduleId: hospitalCode,
  on: date,
  period: z.enum(dayPeriods),
  doctorName: z.string(),
  doctorTitle: z.enum(doctorTitles).nullable(),
  departmentName: z.string(),
  visitKind: z.enum(visitKinds),
  startsAt: instant,
  endsAt: instant,
  location: z.string(),
  state: z.enum(scheduleStates),
  /** Of those who booked by this software: hold a place; have yet to choose; took another time; gave it up since. */
  people: z.object({ booked: z.int(), choosing: z.int(), moved: z.int(), gaveUp: z.int() }),
  /** The newest stop of it. */
  stop: z
    .object({
      state: z.enum(clinicStopStates),
      reason: z.string().nullable(),
      refusal: z.enum(clinicStopRefusals).nullable(),
      /** When the last of those who were booked was told; null while some are not. */
      toldAt: instant.nullable(),
      at: instant,
    })
    .nullable(),
})
export type Clinic = z.output<typeof clinic>

const params = z.object({ institutionId, scheduleId: hospitalCode })

/** A doctor's clinic is stopped, or opened again, for everybody who booked it (停诊). */
export const clinicsRoutes = {
  /** Of one day, in the order in which they begin. */
  listClinics: route({
    method: 'GET',
    path: '/api/staff/clinics',
    access: { who: 'staff', may: 'clinics.stop' },
    query: z.object({ institutionId, on: date }).strict(),
    response: z.object({ clinics: z.array(clinic) }),
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  getClinic: route({
    method: 'GET',
    path: '/api/staff/clinics/:institutionId/:scheduleId',
    access: { who: 'staff', may: 'clinics.stop' },
    params,
    response: clinic,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  /** The reason is what every patient reads. Asking twice is asking once. */
  stopClinic: route({
    method: 'POST',
    path: '/api/staff/clinics/:institutionId/:scheduleId/stop',
    access: { who: 'staff', may: 'clinics.stop' },
    params,
    body: z.object({ reasonZh: line(60), reasonEn: line(120) }).strict(),
    response: clinic,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  /** Of one stopped by mistake: until somebody was moved or given the fee back. */
  reopenClinic: route({
    method: 'POST',
    path: '/api/staff/clinics/:institutionId/:scheduleId/reopening',
    access: { who: 'staff', may: 'clinics.stop' },
    params,
    body: z.object({ reason: staffReason }).strict(),
    response: clinic,
    errors: ['HOSPITAL_UNAVAILABLE', 'CLINIC_MOVED_SINCE', 'CLINIC_NOT_STOPPED'],
  }),
}
