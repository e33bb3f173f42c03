import { z } from 'zod'
import { appointmentId } from './booking.ts'
import { instant } from './common.ts'
import { channels } from './headers.ts'
import { route } from './route.ts'
import { fileKinds, fileWays, queueStates } from './states.ts'

/**
 * Where a telephone is, used to decide and then forgotten. `accuracyMetres`: null when its host does not say. `system`:
 * which coordinates it speaks.
 */
export const position = z
  .object({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    accuracyMetres: z.number().min(0).max(1_000_000).nullable(),
    system: z.enum(['wgs84', 'gcj02']),
  })
  .strict()
export type Position = z.output<typeof position>

/** The day of a visit: where to go, what to bring, how check-in and queue stand. Texts are the hospital's. */
export const visitDay = z.object({
  appointmentId,
  /** Grows with every change; `waitFor` of getVisitDay waits until it is passed. */
  version: z.int(),
  /** When the hospital last said so. */
  asOf: instant,
  location: z.string(),
  room: z.string().nullable(),
  isFasting: z.boolean(),
  bring: z.array(z.string()),
  /** Null where nobody can check in by telephone. */
  checkIn: z
    .object({
      opensAt: instant,
      closesAt: instant,
      /** Name of the place where one has to be. */
      place: z.string(),
      /** Where one checks in without a telephone. */
      terminal: z.string(),
    })
    .nullable(),
  state: z.enum(queueStates),
  checkedInAt: instant.nullable(),
  /** While `waiting`: who of those that wait is called first. */
  peopleAhead: z.int().min(0).nullable(),
  /** While `waiting`, from `asOf`; null when too few visits have ended to say. */
  waitMinutes: z.object({ from: z.int().min(0), to: z.int().min(1) }).nullable(),
  /** So long one may be elsewhere; null: better stay. */
  backBy: instant.nullable(),
  /** While `called`. */
  calledAt: instant.nullable(),
  /** While `called`: how often. */
  calls: z.int().min(0),
  /** How often the person was put back for not coming. */
  putBacks: z.int().min(0),
})
export type VisitDay = z.output<typeof visitDay>

const ofAppointment = z.object({ appointmentId })

export const queueRoutes = {
  /** With `waitFor`, answers as soon as the version is above it, at the latest after 20 s. */
  getVisitDay: route({
    method: 'GET',
    path: '/api/appointments/:appointmentId/visit-day',
    access: { who: 'patient', scope: 'booking', at: 'params.appointmentId' },
    isUnattended: true,
    params: ofAppointment,
    query: z.object({ waitFor: z.coerce.number().int().min(0).optional() }).strict(),
    response: visitDay,
    errors: ['APPOINTMENT_STATE', 'HOSPITAL_UNAVAILABLE'],
  }),
  /**
   * Checks in once, however often it is asked. 200 with `checking_in` when the hospital has not answered in time: then
   * follow it by getVisitDay. A refusal names the way to check in without a telephone.
   */
  checkIn: route({
    method: 'POST',
    path: '/api/appointments/:appointmentId/check-in',
    access: { who: 'patient', scope: 'booking', at: 'params.appointmentId' },
    params: ofAppointment,
    body: z.object({ position }).strict(),
    response: visitDay,
    isForgotten: true,
    errors: [
      'CHECK_IN_NOT_YET',
      'CHECK_IN_OVER',
      'CHECK_IN_NOT_HERE',
      'CHECK_IN_TOO_FAR',
      'CHECK_IN_PLACE_UNCLEAR',
      'APPOINTMENT_STATE',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  /**
   * The address of a visit as a file for the phone's calendar, in the language of the request: good for five minutes
   * (docs/decisions/0022). Opened again it replaces the entry; of a visit that was called off it takes the entry out.
   */
  linkCalendarFile: route({
    method: 'GET',
    path: '/api/appointments/:appointmentId/calendar-link',
    access: { who: 'patient', scope: 'booking', at: 'params.appointmentId' },
    params: ofAppointment,
    response: z.object({ path: z.string(), kind: z.enum(fileKinds), way: z.enum(fileWays) }),
    errors: ['APPOINTMENT_STATE'],
  }),
  readCalendarFile: route({
    method: 'GET',
    path: '/api/calendar-files',
    access: { who: 'anyone' },
    query: z.object({ channel: z.enum(channels), ticket: z.string().max(400) }).strict(),
    response: 'file',
    errors: ['LINK_EXPIRED', 'APPOINTMENT_STATE'],
  }),
}
