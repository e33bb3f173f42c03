import type { DocumentKind } from '@tongzhen/contract/documents'
import type { Channel } from '@tongzhen/contract/headers'
import type { DoctorTitle } from '@tongzhen/contract/institutions'
import type { PatientFile } from '@tongzhen/contract/patients'
import type { DayPeriod, PaymentMeans, ScheduleState, VisitKind } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import { GatewayFailure } from '../failure.ts'

/**
 * What Tongzhen asks of a hospital's information system, in our words: fen, instants with their offset, kinds
 * instead of codes. Each kind of system has an adapter in a folder of its own beside this file.
 */
export interface HisGateway {
  hospital(trace: Trace): Promise<HisResult<Hospital>>
  departments(trace: Trace): Promise<HisResult<HospitalDepartment[]>>
  doctors(trace: Trace): Promise<HisResult<HospitalDoctor[]>>
  schedules(range: ScheduleRange, trace: Trace): Promise<HisResult<HospitalSchedule[]>>
  /** `on` is the day of the schedule: a hospital sends the times of its slots without one. */
  slots(schedule: { scheduleId: string; on: string }, trace: Trace): Promise<HisResult<HospitalSlots>>

  findPerson(identity: PersonIdentity, trace: Trace): Promise<HisResult<HospitalPerson>>
  profile(hospitalPatientNumber: string, trace: Trace): Promise<HisResult<HospitalProfile>>
  /** Repeating the same `orderNumber` gives the first answer. */
  openFile(
    order: { orderNumber: string; file: PatientFile },
    trace: Trace,
  ): Promise<HisResult<{ hospitalPatientNumber: string; cardNumber: string }>>
  cards(hospitalPatientNumber: string, trace: Trace): Promise<HisResult<HospitalCard[]>>

  /** Holds a place for some minutes. Repeating the same `orderNumber` gives the first answer. */
  lock(order: LockOrder, trace: Trace): Promise<HisResult<HospitalLock>>
  /**
   * Repeating it gives the first answer; a second payment for a confirmed order is refused as `order_state`. `replaces`:
   * the number of an order whose clinic was stopped, which ends in the same step, its fee going along.
   */
  confirm(
    order: { orderNumber: string; replaces?: string } & ConfirmedPayment,
    trace: Trace,
  ): Promise<HisResult<HospitalConfirmation>>
  /**
   * Gives a lock or an appointment back; of a number never seen, makes sure that it never holds one. From then on
   * the hospital counts a paid fee as owed to the payer: giving it back is for us.
   */
  cancel(order: { orderNumber: string; reason: string }, trace: Trace): Promise<HisResult<null>>
  queryOrder(orderNumber: string, trace: Trace): Promise<HisResult<HospitalOrder>>

  /** Stops a session for everybody in it. Repeating the same `stopNumber` gives the first answer. */
  stopSession(
    stop: { stopNumber: string; scheduleId: string; reason: LocalText },
    trace: Trace,
  ): Promise<HisResult<HospitalStop>>
  /** Those who were booked have their places back; refused once one of them was moved or given the fee back. */
  reopenSession(stopNumber: string, trace: Trace): Promise<HisResult<HospitalStop>>
  queryStop(stopNumber: string, trace: Trace): Promise<HisResult<HospitalStop>>
  /** How every order of ours in a session stands, by its number. */
  sessionOrders(scheduleId: string, trace: Trace): Promise<HisResult<ReadonlyMap<string, HospitalOrder>>>
}

/** Sent along so that both sides find the same exchange in their logs. */
export interface Trace {
  traceId: string
}

/** A failure that is no `HisRefused` leaves the outcome unknown (reliability.md R2); never read it as "not done". */
export type HisResult<T> = T | GatewayFailure

/** The hospital decided and said no: nothing was done. */
export class HisRefused extends GatewayFailure {
  readonly refusal: HisRefusal

  constructor(refusal: HisRefusal, details: { code: string; data?: unknown }) {
    super('refused', { ...details, reason: `refused: ${refusal.code}` })
    this.refusal = refusal
  }
}

export function refusalOf(failure: GatewayFailure): HisRefusal | undefined {
  return failure instanceof HisRefused ? failure.refusal : undefined
}

export type HisRefusal =
  /** The hospital does not accept us: app id, signature or clock. */
  | { code: 'caller_refused' }
  /** `field`: by our name where it is one of `PatientFile`. */
  | { code: 'request_malformed'; field: string | undefined }
  | { code: 'person_unknown' }
  | { code: 'file_exists'; hospitalPatientNumber: string | undefined }
  | { code: 'name_mismatch' }
  | { code: 'card_unknown' }
  | { code: 'slot_unknown' }
  | { code: 'slot_full' }
  | { code: 'clinic_stopped' }
  | { code: 'session_already_booked'; orderNumber: string | undefined }
  | { code: 'lock_expired' }
  | { code: 'too_late_to_cancel' }
  | { code: 'order_unknown' }
  | { code: 'order_state' }
  /** `untilOn`: first day on which the person may book again. */
  | { code: 'person_barred'; untilOn: string | undefined }
  | { code: 'stopped_before' }
  | { code: 'session_begun' }
  | { code: 'moved_since' }
  | { code: 'stop_unknown' }
  | { code: 'busy' }

export interface Hospital {
  name: LocalText
  /** `3A`, `2A`, `1`. */
  level: string
  address: LocalText
  phone: string
  emergencyPhone: string
  campuses: { campusId: string; name: LocalText; address: LocalText }[]
}

export interface HospitalDepartment {
  departmentId: string
  name: LocalText
  groupId: string
  groupName: LocalText
  campusId: string
  location: LocalText
  intro: LocalText
  /** Place in the hospital's own order; smaller comes first. */
  rank: number
  visitKinds: VisitKind[]
}

export interface HospitalDoctor {
  doctorId: string
  departmentId: string
  name: LocalText
  title: DoctorTitle | null
  specialities: LocalText
  biography: LocalText
  rank: number
  isTeam: boolean
  visitKinds: VisitKind[]
}

/** Days `YYYY-MM-DD` in Shanghai, both included, at most 31 of them. */
export interface ScheduleRange {
  fromOn: string
  toOn: string
  doctorId?: string
}

export interface HospitalSchedule {
  scheduleId: string
  departmentId: string
  doctorId: string
  on: string
  period: DayPeriod
  visitKind: VisitKind
  feeFen: number
  capacity: number
  left: number
  state: ScheduleState
  stopReason: LocalText | null
  location: LocalText
  startsAt: string
  endsAt: string
}

export interface HospitalSlots {
  state: ScheduleState
  slots: HospitalSlot[]
}

export interface HospitalSlot {
  slotId: string
  startsAt: string
  endsAt: string
  capacity: number
  left: number
}

export interface PersonIdentity {
  documentKind: DocumentKind
  documentNumber: string
  name: string
}

export interface HospitalCard {
  cardNumber: string
  isValid: boolean
}

export interface HospitalPerson {
  hospitalPatientNumber: string
  name: string
  /** As the hospital holds it; empty when it holds none. */
  phone: string
  cards: HospitalCard[]
}

/** Everything the hospital knows from the first-visit file. */
export interface HospitalProfile {
  file: PatientFile
  cards: HospitalCard[]
}

export interface LockOrder {
  orderNumber: string
  hospitalPatientNumber: string
  cardNumber: string
  scheduleId: string
  slotId: string
  channel: Channel
}

export interface HospitalLock {
  lockedUntilAt: string
  feeFen: number
}

export type VisitPayment = 'at_hospital' | 'paid' | 'nothing_to_pay'

export type ConfirmedPayment =
  | { payment: Exclude<VisitPayment, 'paid'> }
  | { payment: 'paid'; feePayment: FeePayment }

/** The payment of a visit's fee, made before the appointment is confirmed. */
export interface FeePayment {
  /** The payment's own number, by which both sides find it in their books. */
  paymentNumber: string
  means: PaymentMeans
  /** The provider's number of the trade. */
  providerNumber: string
  amountFen: number
}

export interface HospitalConfirmation {
  hospitalNumber: string
  queueNumber: string
  location: LocalText | undefined
}

/** What the hospital knows of the number of a stop; `none` when it has never seen it. */
export interface HospitalStop {
  state: 'none' | 'stopped' | 'reopened'
}

/** What the hospital knows of an order number; `none` when it has never seen it. */
export type HospitalOrder =
  | { state: 'none' | 'locked' | 'cancelled' | 'expired' | 'visited' | 'missed' | 'stopped' }
  | { state: 'confirmed'; confirmation: HospitalConfirmation }
