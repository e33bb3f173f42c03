import type { Channel } from '@tongzhen/contract/headers'
import { isUniqueViolation } from '../../db/errors.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { type HospitalSchedule, type HospitalSlot, refusalOf } from '../../gateways/his/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { moduleOfVisit } from '../institutions/module-of-visit.ts'
import { isHidden } from '../institutions/offering.ts'
import { type BookingPatient, readBookingPatient } from '../patients/booking-patient.ts'
import { lockActivePatient } from '../patients/locks.ts'
import { meansHere } from '../payments/means.ts'
import { findByRequest, insertAppointment, type NewAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { observeSlot, takePlace } from './slot-places.ts'
import { takeSnapshot } from './snapshot.ts'
import type { FeeState } from './states.ts'
import { oweOperation } from './take-step.ts'

export interface BookingWish {
  accountId: string
  institutionId: string
  patientId: string
  scheduleId: string
  slotId: string
  /** As the person was shown it. */
  feeFen: number
  channel: Channel
  idempotencyKey: string
}

export type BookRefusal = Refusal<
  | 'SLOT_FULL'
  | 'SLOT_GONE'
  | 'SESSION_STOPPED'
  | 'SESSION_ALREADY_BOOKED'
  | 'FEE_CHANGED'
  | 'PAYMENT_ONLINE_REQUIRED'
  | 'CARD_REQUIRED'
  | 'PATIENT_BARRED'
  | 'MODULE_OFF'
  | 'HOSPITAL_UNAVAILABLE'
  | 'NOT_FOUND'
>

/** What happens in the transaction that stores the intent, or keeps it from being stored. */
type Alongside<R extends Refusal> = (tx: Db, appointment: NewAppointment) => Promise<R | undefined>

/**
 * Stores the intent to book and owes the hospital the question; answers the appointment's id. The same request
 * again finds what it stored before.
 */
export async function book<R extends Refusal = never>(
  deps: BookingDeps,
  wish: BookingWish,
  alongside?: Alongside<R>,
): Promise<string | BookRefusal | R> {
  const earlier = await findByRequest(deps.db, wish)
  if (earlier) return earlier.appointment_id

  const ready = await prepare(deps, wish)

  return isRefusal(ready) ? ready : store(deps, ready, { alongside })
}

/** The appointment as it would be stored, for the fee that the person agreed to. */
export async function prepare(deps: BookingDeps, wish: BookingWish): Promise<NewAppointment | BookRefusal> {
  const offer = await findOffer(deps, wish)
  if (isRefusal(offer)) return offer
  // Never lock before looking: whoever comes too late costs a glance at memory, or one plain read.
  if (offer.slot.left === 0) return refuse('SLOT_FULL')
  const slot = { institutionId: wish.institutionId, scheduleId: wish.scheduleId, slotId: wish.slotId }
  const { isFull } = await observeSlot(deps.db, slot, offer.slot.capacity)
  if (isFull) return refuse('SLOT_FULL')
  const patient = await readBookingPatient(deps.db, wish, deps.fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const snapshot = await takeSnapshot(deps.catalogues.of(wish.institutionId), offer.schedule)
  if (isRefusal(snapshot)) return snapshot

  const feeState = feeStateOf(deps, wish, offer.schedule)

  return toAppointment(wish, { offer, patient, snapshot, feeState })
}

interface Offer {
  schedule: HospitalSchedule
  slot: HospitalSlot
}

/** What the hospital has on offer at this moment, if the person may have it for the fee they agreed to. */
async function findOffer(deps: BookingDeps, wish: BookingWish): Promise<Offer | BookRefusal> {
  const catalogue = deps.catalogues.of(wish.institutionId)
  const schedule = await catalogue.liveSchedule(wish.scheduleId)
  if (isGatewayFailure(schedule)) return refuse('HOSPITAL_UNAVAILABLE')
  if (schedule === undefined || isHidden(await catalogue.staff(), schedule)) return refuse('SLOT_GONE')
  const modules = await deps.settings.modulesOf(wish.institutionId, wish.channel)
  if (!modules.includes(moduleOfVisit(schedule.visitKind))) return refuse('MODULE_OFF')
  if (schedule.state === 'stopped') return refuse('SESSION_STOPPED')
  if (schedule.feeFen !== wish.feeFen) return refuse('FEE_CHANGED', { params: { feeFen: schedule.feeFen } })
  if (feeStateOf(deps, wish, schedule) === 'owed' && meansHere(deps.config, wish).length === 0) {
    return refuse('PAYMENT_ONLINE_REQUIRED')
  }

  const session = await catalogue.liveSlots(schedule)
  if (isGatewayFailure(session)) {
    const isGone = refusalOf(session)?.code === 'slot_unknown'

    return refuse(isGone ? 'SLOT_GONE' : 'HOSPITAL_UNAVAILABLE')
  }
  if (session.state === 'stopped') return refuse('SESSION_STOPPED')
  const slot = session.slots.find((one) => one.slotId === wish.slotId)
  if (slot === undefined || Date.parse(slot.startsAt) <= deps.clock.now().getTime())
    return refuse('SLOT_GONE')

  return { schedule, slot }
}

/** How the fee of a session is paid, before anybody has. */
export function feeStateOf(
  { config }: Pick<BookingDeps, 'config'>,
  { institutionId }: Pick<BookingWish, 'institutionId'>,
  { feeFen, visitKind }: Pick<HospitalSchedule, 'feeFen' | 'visitKind'>,
): FeeState {
  const institution = config.institutions.find((one) => one.institutionId === institutionId)

  return feeFen === 0 || institution?.payAtHospital.includes(visitKind) ? 'at_hospital' : 'owed'
}

function toAppointment(
  wish: BookingWish,
  {
    offer,
    patient,
    snapshot,
    feeState,
  }: { offer: Offer; patient: BookingPatient } & Pick<NewAppointment, 'snapshot' | 'feeState'>,
): NewAppointment {
  const { schedule, slot } = offer
  const { patientId, personId, hospitalPatientNumber, cardNumber } = patient

  return {
    appointmentId: newId('apt'),
    institutionId: wish.institutionId,
    accountId: wish.accountId,
    patientId,
    personId,
    idempotencyKey: wish.idempotencyKey,
    channel: wish.channel,
    doctorId: schedule.doctorId,
    scheduleId: schedule.scheduleId,
    slotId: slot.slotId,
    visitKind: schedule.visitKind,
    startsAt: new Date(slot.startsAt),
    endsAt: new Date(slot.endsAt),
    feeFen: schedule.feeFen,
    feeState,
    snapshot,
    identity: { hospitalPatientNumber, cardNumber },
  }
}

/** What else has to be so, and is written, with the intent: `before` any of it, or `alongside`, when it is written. */
interface Besides<R extends Refusal> {
  before?: (tx: Db, now: Date) => Promise<R | undefined>
  alongside?: Alongside<R> | undefined
}

/** Intent, history, operation and our place in one transaction: all of it or nothing (R1). */
export async function store<R extends Refusal = never>(
  deps: BookingDeps,
  appointment: NewAppointment,
  { before, alongside }: Besides<R> = {},
): Promise<string | BookRefusal | R> {
  const { db, clock, fields } = deps
  const { appointmentId, patientId } = appointment
  const now = clock.now()
  try {
    const refusal = await inTransaction(db, async (tx) => {
      if (!(await lockActivePatient(tx, patientId))) return refuse('NOT_FOUND')
      const unfit = await before?.(tx, now)
      if (unfit) return unfit
      // Before the rest is written: in a rush most find it full here, and should cost as little as can be.
      if (!(await takePlace(tx, appointment))) return refuse('SLOT_FULL')
      await insertAppointment(tx, appointment, { fields, now })
      const kept = await alongside?.(tx, appointment)
      if (kept) return kept
      await oweOperation(tx, {
        appointmentId,
        version: 1,
        operation: { kind: 'lock', setbacks: 0, delayMs: 0 },
        now,
      })

      return undefined
    })
    if (refusal) return refusal
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Either this very request ran twice, or the person holds a place in this session already.
    const earlier = await findByRequest(db, appointment)

    return earlier ? earlier.appointment_id : refuse('SESSION_ALREADY_BOOKED')
  }
  deps.nudge(0)

  return appointmentId
}
