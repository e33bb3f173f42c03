import { z } from 'zod'
import { phone } from './accounts.ts'
import { appointmentId } from './booking.ts'
import { date, id, instant, institutionId } from './common.ts'
import { normalizePlate, plateProblem } from './plates.ts'
import { route } from './route.ts'
import { staffReason } from './staff.ts'
import { parkingStates } from './states.ts'

/** Of a car that is expected with a visit (VIP 停车). */
export const parkingId = id('pkg')

const plate = z
  .string()
  .max(16)
  .transform(normalizePlate)
  .refine((value) => plateProblem(value) === undefined)

const parking = z.object({
  parkingId,
  state: z.enum(parkingStates),
  plate: z.string(),
  phoneMasked: z.string(),
  /** When the visit begins. */
  visitAt: instant,
  letInAt: instant.nullable(),
  leftAt: instant.nullable(),
})
export type Parking = z.output<typeof parking>

/** Of one appointment: `isOffered` when a car may be named for it now. */
const parkingOfVisit = z.object({ isOffered: z.boolean(), parking: parking.nullable() })
export type ParkingOfVisit = z.output<typeof parkingOfVisit>

const params = z.object({ appointmentId })
const access = { who: 'patient', scope: 'booking', at: 'params.appointmentId' } as const

export const parkingRoutes = {
  getParking: route({
    method: 'GET',
    path: '/api/appointments/:appointmentId/parking',
    access,
    params,
    response: parkingOfVisit,
    isUnattended: true,
  }),
  /** The car in which the patient comes; another plate takes its place until it is let in. */
  nameCar: route({
    method: 'PUT',
    path: '/api/appointments/:appointmentId/parking',
    module: 'parking',
    access,
    params,
    body: z
      .object({
        plate,
        /** Null: the account's own. */
        phone: phone.nullable(),
      })
      .strict(),
    response: parkingOfVisit,
    errors: ['PARKING_NOT_HERE', 'PARKING_STATE'],
  }),
  withdrawCar: route({
    method: 'DELETE',
    path: '/api/appointments/:appointmentId/parking',
    access,
    params,
    response: parkingOfVisit,
    errors: ['PARKING_STATE'],
  }),
}

/** As the security desk sees it: the plate in full, since it is what is read at the gate; the person masked. */
const arrival = parking.extend({
  institutionId,
  patientNameMasked: z.string(),
  /** Place of its last change among all of the institution's. */
  seq: z.int(),
})
export type Arrival = z.output<typeof arrival>

const arrivalParams = z.object({ parkingId })
const at = 'params.parkingId'
/** How long before it was sent the button was pressed: what is pressed without a network keeps its time. */
const pressed = z.object({ secondsAgo: z.int().min(0).max(86_400) }).strict()

export const parkingDeskRoutes = {
  /**
   * A day's arrivals, in the order in which they last changed. With `after` only what changed after it; with nothing to
   * tell it then waits, at most 20 s. Who asks with the last `cursor` misses nothing and is told nothing twice.
   */
  followArrivals: route({
    method: 'GET',
    path: '/api/staff/parking/arrivals',
    access: { who: 'staff', may: 'parking.admit' },
    query: z.object({ institutionId, on: date, after: z.coerce.number().int().min(0).optional() }).strict(),
    response: z.object({ arrivals: z.array(arrival), cursor: z.int() }),
  }),
  /** Pressed twice it counts once. */
  letCarIn: route({
    method: 'POST',
    path: '/api/staff/parking/:parkingId/admission',
    access: { who: 'staff', may: 'parking.admit', at },
    params: arrivalParams,
    body: pressed,
    response: arrival,
    errors: ['PARKING_CHANGED'],
  }),
  noteCarLeft: route({
    method: 'POST',
    path: '/api/staff/parking/:parkingId/departure',
    access: { who: 'staff', may: 'parking.admit', at },
    params: arrivalParams,
    body: pressed,
    response: arrival,
    errors: ['PARKING_CHANGED'],
  }),
  unmaskArrival: route({
    method: 'POST',
    path: '/api/staff/parking/:parkingId/unmasked',
    access: { who: 'staff', may: 'parking.unmask', at },
    params: arrivalParams,
    body: z.object({ reason: staffReason }).strict(),
    response: z.object({ patientName: z.string().nullable(), phone: z.string() }),
    isForgotten: true,
  }),
}
