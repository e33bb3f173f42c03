import { z } from 'zod'
import { phone } from './accounts.ts'
import { appointmentId, schedule, slot } from './booking.ts'
import { date, fen, hospitalCode, id, instant, institutionId, language, line } from './common.ts'
import type { ErrorCode } from './errors.ts'
import { errorStatus } from './errors.ts'
import { doctorTitles } from './institutions.ts'
import { patientId } from './patients.ts'
import { route } from './route.ts'
import { staffId, staffReason } from './staff.ts'
import { appointmentStates, callOutcomes, dayPeriods, namedDoctorStates } from './states.ts'

/** Of a request for a time with a doctor whom the patient names (点诊). */
const namedDoctorRequestId = id('ndr')

/** A day that would suit, `period` null for any time of it. */
const wish = z.object({ on: date, period: z.enum(dayPeriods).nullable() })
export type Wish = z.output<typeof wish>

const wishes = z.array(wish.strict()).min(1).max(3)
const reason = z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]])

const request = z.object({
  requestId: namedDoctorRequestId,
  /** Grows with every change; `waitFor` waits until it is passed. */
  version: z.int(),
  state: z.enum(namedDoctorStates),
  institutionId,
  institutionName: z.string(),
  departmentName: z.string(),
  doctorId: hospitalCode,
  doctorName: z.string(),
  doctorTitle: z.enum(doctorTitles).nullable(),
  /** The most wanted first. */
  wishes: z.array(wish),
  phoneMasked: z.string(),
  /** Why this doctor, in the patient's words. */
  note: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
  /** Nobody arranges anything any more from then on: all wished days are over. */
  lapsesAt: instant,
  /** The time that was found, once there is one. */
  visit: z
    .object({
      appointmentId,
      state: z.enum(appointmentStates),
      startsAt: instant,
      feeFen: fen,
      payUntilAt: instant.nullable(),
    })
    .nullable(),
  /** Why there is none, in the words of the staff. */
  declineReason: z.string().nullable(),
})

/** As the patient sees it. */
const namedDoctorRequest = request.extend({
  patientId,
  patientName: z.string(),
  institutionPhone: z.string(),
  /** Who sees to it: the name of a member of the staff. */
  arrangedBy: z.string().nullable(),
})
export type NamedDoctorRequest = z.output<typeof namedDoctorRequest>

const params = z.object({ requestId: namedDoctorRequestId })
const cursor = z.string().max(64).optional()

export const namedDoctorRoutes = {
  /** Stores the request; the hospital calls. */
  askForDoctor: route({
    method: 'POST',
    path: '/api/named-doctor-requests',
    module: 'named_doctor',
    access: { who: 'patient', scope: 'booking', at: 'body.patientId' },
    body: z
      .object({
        institutionId,
        patientId,
        doctorId: hospitalCode,
        wishes,
        note: line(200).nullable(),
        /** Null: the account's own. */
        phone: phone.nullable(),
      })
      .strict(),
    response: namedDoctorRequest,
    errors: [
      'NAMED_DOCTOR_EXISTS',
      'NAMED_DOCTOR_LIMIT',
      'NAMED_DOCTOR_DAYS',
      'CARD_REQUIRED',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  /** Of the account, the newest first. */
  listDoctorRequests: route({
    method: 'GET',
    path: '/api/named-doctor-requests',
    access: { who: 'account' },
    query: z.object({ cursor }).strict(),
    response: z.object({ requests: z.array(namedDoctorRequest), nextCursor: z.string().nullable() }),
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getDoctorRequest: route({
    method: 'GET',
    path: '/api/named-doctor-requests/:requestId',
    access: { who: 'patient', scope: 'booking', at: 'params.requestId' },
    params,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: namedDoctorRequest,
    isUnattended: true,
  }),
  /** Asking twice is asking once. Once a time is booked, the appointment is given back instead. */
  withdrawDoctorRequest: route({
    method: 'POST',
    path: '/api/named-doctor-requests/:requestId/withdrawal',
    access: { who: 'patient', scope: 'booking', at: 'params.requestId' },
    params,
    response: namedDoctorRequest,
    errors: ['NAMED_DOCTOR_STATE'],
  }),
}

/** As a coordinator sees it in the work-list: nobody is named. */
const deskRow = request
  .omit({ note: true, visit: true, declineReason: true })
  .extend({ patientNameMasked: z.string(), language, assignee: z.string().nullable() })
export type NamedDoctorRow = z.output<typeof deskRow>

const deskRequest = request.extend({
  patientNameMasked: z.string(),
  /** In which the patient likes to be spoken to. */
  language,
  assignee: z.object({ staffId, name: z.string() }).nullable(),
  isMine: z.boolean(),
  calls: z.array(
    z.object({
      at: instant,
      by: z.string(),
      outcome: z.enum(callOutcomes),
      words: z.string().nullable(),
    }),
  ),
  transitions: z.array(
    z.object({
      version: z.int(),
      from: z.enum(namedDoctorStates).nullable(),
      to: z.enum(namedDoctorStates),
      cause: z.string(),
      reason: reason.nullable(),
      by: z.string().nullable(),
      at: instant,
    }),
  ),
})
export type NamedDoctorDeskRequest = z.output<typeof deskRequest>

const at = 'params.requestId'
const access = { who: 'staff', may: 'named_doctor.arrange', at } as const
/** Of the request as the person saw it: what has changed meanwhile is looked at first. */
const seen = z.object({ version: z.int() })

/** Who arranges a time with the doctor that a patient has named. */
export const namedDoctorDeskRoutes = {
  /** Those that wait longest first. */
  listNamedDoctorRequests: route({
    method: 'GET',
    path: '/api/staff/named-doctor-requests',
    access: { who: 'staff', may: 'named_doctor.arrange' },
    query: z
      .object({
        institutionId: institutionId.optional(),
        show: z.enum(['new', 'mine', 'open', 'ended']),
        cursor,
      })
      .strict(),
    response: z.object({ requests: z.array(deskRow), nextCursor: z.string().nullable() }),
  }),
  getNamedDoctorRequest: route({
    method: 'GET',
    path: '/api/staff/named-doctor-requests/:requestId',
    access,
    params,
    response: deskRequest,
  }),
  /** From then on one's own, also from a colleague. */
  takeNamedDoctorRequest: route({
    method: 'POST',
    path: '/api/staff/named-doctor-requests/:requestId/assignment',
    access,
    params,
    body: seen.strict(),
    response: deskRequest,
    errors: ['NAMED_DOCTOR_CHANGED'],
  }),
  /** What came of a call to the patient. */
  noteCall: route({
    method: 'POST',
    path: '/api/staff/named-doctor-requests/:requestId/calls',
    access,
    params,
    body: z.object({ outcome: z.enum(callOutcomes), words: line(200).nullable() }).strict(),
    response: deskRequest,
    errors: ['NAMED_DOCTOR_CHANGED', 'NAMED_DOCTOR_NOT_YOURS'],
  }),
  /** The doctor's coming sessions, to choose from. */
  listNamedDoctorSessions: route({
    method: 'GET',
    path: '/api/staff/named-doctor-requests/:requestId/sessions',
    access,
    params,
    response: z.object({ sessions: z.array(schedule) }),
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  /** Live from the hospital. */
  listNamedDoctorSlots: route({
    method: 'GET',
    path: '/api/staff/named-doctor-requests/:requestId/sessions/:scheduleId/slots',
    access,
    params: params.extend({ scheduleId: hospitalCode }),
    response: z.object({ schedule, slots: z.array(slot) }),
    errors: ['SLOT_GONE', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** Books one place for the patient, as they would themselves; they pay its fee as for any. */
  fixVisit: route({
    method: 'POST',
    path: '/api/staff/named-doctor-requests/:requestId/visit',
    access,
    params,
    body: seen.extend({ scheduleId: hospitalCode, slotId: hospitalCode, feeFen: fen }).strict(),
    response: deskRequest,
    errors: [
      'NAMED_DOCTOR_CHANGED',
      'NAMED_DOCTOR_NOT_YOURS',
      'MODULE_OFF',
      'SLOT_FULL',
      'SLOT_GONE',
      'SESSION_STOPPED',
      'SESSION_ALREADY_BOOKED',
      'FEE_CHANGED',
      'PAYMENT_ONLINE_REQUIRED',
      'CARD_REQUIRED',
      'PATIENT_BARRED',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  /** The reason is told to the patient. */
  declineNamedDoctorRequest: route({
    method: 'POST',
    path: '/api/staff/named-doctor-requests/:requestId/refusal',
    access,
    params,
    body: seen.extend({ reason: staffReason }).strict(),
    response: deskRequest,
    errors: ['NAMED_DOCTOR_CHANGED', 'NAMED_DOCTOR_NOT_YOURS'],
  }),
  /** Whom to call; it is in the action record. */
  unmaskNamedDoctorRequest: route({
    method: 'POST',
    path: '/api/staff/named-doctor-requests/:requestId/unmasked',
    access: { who: 'staff', may: 'named_doctor.unmask', at },
    params,
    body: z.object({ reason: staffReason }).strict(),
    response: z.object({ patientName: z.string().nullable(), phone: z.string() }),
    isForgotten: true,
  }),
}
