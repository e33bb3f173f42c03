import { z } from 'zod'
import { appointmentId } from './booking.ts'
import { fen, instant, institutionId } from './common.ts'
import { route } from './route.ts'
import { staffId, staffReason } from './staff.ts'

const heldCancellation = z.object({
  appointmentId,
  /** Of the appointment: whoever decides says which one they saw. */
  version: z.int(),
  institutionId,
  institutionName: z.string(),
  departmentName: z.string(),
  doctorName: z.string(),
  startsAt: instant,
  patientNameMasked: z.string(),
  /** By which the hospital's desk finds it. */
  orderNumber: z.string(),
  hospitalNumber: z.string().nullable(),
  feeFen: fen,
  /** Then a second person has to confirm, because the fee goes back with it. */
  isPaid: z.boolean(),
  waitingSince: instant,
  /** The code with which the hospital last refused, before it was given to staff; null when it did not answer. */
  refusal: z.string().nullable(),
  /** What one person wants and another has to confirm. */
  proposal: z
    .object({
      proposedBy: z.object({ staffId, name: z.string() }),
      proposedAt: instant,
      reason: z.string(),
    })
    .nullable(),
})
export type HeldCancellation = z.output<typeof heldCancellation>

const params = z.object({ appointmentId })
const at = 'params.appointmentId'
const decided = z.object({ version: z.int(), reason: staffReason }).strict()

/**
 * Places in stopped clinics that were given up, and that the hospital's system does not let go (docs/decisions/0049).
 */
export const cancellationsRoutes = {
  /** Those that wait longest first. */
  listHeldCancellations: route({
    method: 'GET',
    path: '/api/staff/cancellations',
    access: { who: 'staff', may: 'cancellations.settle' },
    query: z
      .object({ institutionId: institutionId.optional(), cursor: z.string().max(64).optional() })
      .strict(),
    response: z.object({ cancellations: z.array(heldCancellation), nextCursor: z.string().nullable() }),
  }),
  /** The hospital is asked now, not when its turn comes. */
  askToCancelAgain: route({
    method: 'POST',
    path: '/api/staff/cancellations/:appointmentId/question',
    access: { who: 'staff', may: 'cancellations.settle', at },
    params,
    response: null,
    errors: ['CANCELLATION_CHANGED'],
  }),
  /**
   * The hospital's desk has cancelled it by hand. Where no money is in it that is the end; where some is, nothing moves
   * until somebody else has confirmed it.
   */
  settleCancellation: route({
    method: 'POST',
    path: '/api/staff/cancellations/:appointmentId/settlement',
    access: { who: 'staff', may: 'cancellations.settle', at },
    params,
    body: decided,
    response: null,
    errors: ['CANCELLATION_CHANGED', 'CANCELLATION_OWN', 'PROPOSAL_EXISTS'],
  }),
  /** Four eyes: confirmed never by whom it was proposed, who may take it back. The fact wins. */
  decideCancellation: route({
    method: 'POST',
    path: '/api/staff/cancellations/:appointmentId/settlement/decision',
    access: { who: 'staff', may: 'cancellations.confirm', at },
    params,
    body: decided.extend({ isConfirmed: z.boolean() }),
    response: null,
    errors: ['CANCELLATION_CHANGED', 'CANCELLATION_OWN', 'OWN_PROPOSAL'],
  }),
}
