import { z } from 'zod'
import { date, fen, hospitalCode, id, instant, institutionId } from './common.ts'
import type { ErrorCode } from './errors.ts'
import { errorStatus } from './errors.ts'
import { doctorTitles } from './institutions.ts'
import { patientId } from './patients.ts'
import { route } from './route.ts'
import { appointmentStates, dayPeriods, paymentMeans, scheduleStates, visitKinds } from './states.ts'

/** A doctor's session on one day: what a hospital calls a schedule (排班). */
export const schedule = z.object({
  scheduleId: hospitalCode,
  doctorId: hospitalCode,
  departmentId: hospitalCode,
  departmentName: z.string(),
  on: date,
  period: z.enum(dayPeriods),
  visitKind: z.enum(visitKinds),
  feeFen: fen,
  left: z.int(),
  state: z.enum(scheduleStates),
  stopReason: z.string().nullable(),
  location: z.string(),
  startsAt: instant,
  endsAt: instant,
})
export type Schedule = z.output<typeof schedule>

/** A time within a session (号源 slot), with the places left in it. */
export const slot = z.object({ slotId: hospitalCode, startsAt: instant, endsAt: instant, left: z.int() })
export type Slot = z.output<typeof slot>

export const appointmentId = id('apt')

export const appointment = z.object({
  appointmentId,
  /** Grows with every change; `waitFor` of getAppointment waits until it is passed. */
  version: z.int(),
  state: z.enum(appointmentStates),
  /** Why it failed or stopped, as an error code with a text of its own. */
  reason: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]).nullable(),
  /** Fill the gaps of the reason's text, as `params` of an error do. */
  reasonParams: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
  institutionId,
  institutionName: z.string(),
  institutionPhone: z.string(),
  patientId,
  patientName: z.string(),
  departmentName: z.string(),
  doctorId: hospitalCode,
  doctorName: z.string(),
  doctorTitle: z.enum(doctorTitles).nullable(),
  visitKind: z.enum(visitKinds),
  scheduleId: hospitalCode,
  startsAt: instant,
  endsAt: instant,
  location: z.string(),
  feeFen: fen,
  /** Number in the doctor's queue, known once booked. */
  queueNumber: z.string().nullable(),
  /** The hospital's own number, shown at its desk. */
  hospitalNumber: z.string().nullable(),
  canCancel: z.boolean(),
  cancelUntilAt: instant.nullable(),
  createdAt: instant,
  /** While confirming or cancelling: by when the person will know for sure. */
  settledByAt: instant.nullable(),
  /** While `to_pay`: from then on the place is given back. */
  payUntilAt: instant.nullable(),
  /** While `to_pay`: the means that this channel has; createPayment with purpose `registration` (payments.ts). */
  means: z.array(z.enum(paymentMeans)),
  /** The newest payment of its fee, once one was begun. */
  paymentId: id('pay').nullable(),
  /** Why the hospital stopped the clinic, in its words. */
  stopReason: z.string().nullable(),
  /** Its clinic was stopped, and the person chooses: listReplacements and moveAppointment, or cancelAppointment. */
  canMove: z.boolean(),
  /** The appointment that takes its place, or is just being made to. */
  movedToId: appointmentId.nullable(),
  /** While cancelling: the hospital has not let it go in time, and its staff see to it. */
  isInReview: z.boolean(),
})
export type Appointment = z.output<typeof appointment>

/** A time that could take the place of one whose clinic was stopped. */
export const replacement = z.object({
  scheduleId: hospitalCode,
  slotId: hospitalCode,
  doctorId: hospitalCode,
  doctorName: z.string(),
  doctorTitle: z.enum(doctorTitles).nullable(),
  isSameDoctor: z.boolean(),
  visitKind: z.enum(visitKinds),
  startsAt: instant,
  endsAt: instant,
  location: z.string(),
  feeFen: fen,
  /** Of another fee, or paid in another way, it is not moved to: the fee goes back, and it is booked anew. */
  canMove: z.boolean(),
})
export type Replacement = z.output<typeof replacement>

const inInstitution = z.object({ institutionId })
const appointmentParams = z.object({ appointmentId })

export const bookingRoutes = {
  listSchedules: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/doctors/:doctorId/schedules',
    access: { who: 'anyone' },
    params: inInstitution.extend({ doctorId: hospitalCode }),
    response: z.object({ schedules: z.array(schedule) }),
    publicCacheSeconds: 5,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  /** Live from the hospital. */
  listSlots: route({
    method: 'GET',
    path: '/api/institutions/:institutionId/schedules/:scheduleId/slots',
    access: { who: 'anyone' },
    params: inInstitution.extend({ scheduleId: hospitalCode }),
    response: z.object({ schedule, slots: z.array(slot) }),
    errors: ['SLOT_GONE', 'HOSPITAL_UNAVAILABLE'],
  }),
  /**
   * Books a place. 200 with the appointment: `booked`; `to_pay` when its fee is paid online; or `confirming`
   * when the hospital has not answered in time; then follow it by getAppointment. The fee shown to the person is
   * sent along and checked.
   */
  book: route({
    method: 'POST',
    path: '/api/appointments',
    access: { who: 'patient', scope: 'booking', at: 'body.patientId' },
    body: z
      .object({ institutionId, patientId, scheduleId: hospitalCode, slotId: hospitalCode, feeFen: fen })
      .strict(),
    response: appointment,
    errors: [
      'SLOT_FULL',
      'SLOT_GONE',
      'SESSION_STOPPED',
      'SESSION_ALREADY_BOOKED',
      'FEE_CHANGED',
      'PAYMENT_ONLINE_REQUIRED',
      'CARD_REQUIRED',
      'PATIENT_BARRED',
      'MODULE_OFF',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  /** All appointments of the account's patients, the next ones first, then the past ones, newest first. */
  listAppointments: route({
    method: 'GET',
    path: '/api/appointments',
    access: { who: 'account' },
    query: z
      .object({
        when: z.enum(['upcoming', 'past']),
        patientId: patientId.optional(),
        institutionId: institutionId.optional(),
        /** Of visits on this day or later. */
        from: date.optional(),
        cursor: z.string().max(64).optional(),
      })
      .strict(),
    response: z.object({ appointments: z.array(appointment), nextCursor: z.string().nullable() }),
  }),
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getAppointment: route({
    method: 'GET',
    path: '/api/appointments/:appointmentId',
    access: { who: 'patient', scope: 'booking', at: 'params.appointmentId' },
    params: appointmentParams,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: appointment,
  }),
  cancelAppointment: route({
    method: 'POST',
    path: '/api/appointments/:appointmentId/cancellation',
    access: { who: 'patient', scope: 'booking', at: 'params.appointmentId' },
    params: appointmentParams,
    response: appointment,
    errors: ['CANCEL_TOO_LATE', 'APPOINTMENT_STATE', 'HOSPITAL_UNAVAILABLE'],
  }),
  /** The nearest free times of the same doctor, then of the same department. */
  listReplacements: route({
    method: 'GET',
    path: '/api/appointments/:appointmentId/replacements',
    access: { who: 'patient', scope: 'booking', at: 'params.appointmentId' },
    params: appointmentParams,
    response: z.object({ replacements: z.array(replacement) }),
    errors: ['APPOINTMENT_STATE', 'HOSPITAL_UNAVAILABLE'],
  }),
  /**
   * Takes another time in the place of one whose clinic was stopped, with the fee that was paid. Answers the new
   * appointment: `booked`, or `confirming` when the hospital has not answered in time. The old one is let go in the
   * step that confirms the new one, and is as it was when that cannot be had.
   */
  moveAppointment: route({
    method: 'POST',
    path: '/api/appointments/:appointmentId/move',
    access: { who: 'patient', scope: 'booking', at: 'params.appointmentId' },
    params: appointmentParams,
    body: z.object({ scheduleId: hospitalCode, slotId: hospitalCode, feeFen: fen }).strict(),
    response: appointment,
    errors: [
      'APPOINTMENT_STATE',
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
  listFollowedDoctors: route({
    method: 'GET',
    path: '/api/followed-doctors',
    access: { who: 'account' },
    response: z.object({
      doctors: z.array(
        z.object({
          institutionId,
          institutionName: z.string(),
          doctorId: hospitalCode,
          name: z.string(),
          title: z.enum(doctorTitles).nullable(),
          departmentName: z.string(),
          specialities: z.string(),
        }),
      ),
    }),
  }),
  followDoctor: route({
    method: 'PUT',
    path: '/api/followed-doctors/:institutionId/:doctorId',
    access: { who: 'account' },
    params: inInstitution.extend({ doctorId: hospitalCode }),
    response: null,
    errors: ['HOSPITAL_UNAVAILABLE'],
  }),
  unfollowDoctor: route({
    method: 'DELETE',
    path: '/api/followed-doctors/:institutionId/:doctorId',
    access: { who: 'account' },
    params: inInstitution.extend({ doctorId: hospitalCode }),
    response: null,
  }),
}
