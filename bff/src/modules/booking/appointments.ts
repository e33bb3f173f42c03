import type { Channel } from '@tongzhen/contract/headers'
import type { VisitKind } from '@tongzhen/contract/states'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { AppointmentSnapshot, AppointmentsTable } from '../../db/tables/booking.ts'
import { shift } from '../../lib/clock.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { isThemselves } from '../patients/proof.ts'
import type { FeeState } from './states.ts'
import { type Booking, SETTLE_WITHIN_MS } from './step.ts'

export type AppointmentRow = Selectable<AppointmentsTable>

/** How the hospital knows the person: needed by its lock, personal, and erased when it is not needed any more. */
export interface HospitalIdentity {
  hospitalPatientNumber: string
  cardNumber: string
}

export interface NewAppointment {
  appointmentId: string
  institutionId: string
  accountId: string
  patientId: string
  personId: string
  idempotencyKey: string
  channel: Channel
  doctorId: string
  scheduleId: string
  slotId: string
  visitKind: VisitKind
  startsAt: Date
  endsAt: Date
  feeFen: number
  feeState: FeeState
  snapshot: AppointmentSnapshot
  identity: HospitalIdentity
  /** Whose place it takes, and which payment comes along with it. */
  movedFrom?: Pick<AppointmentRow, 'appointment_id' | 'payment_id'>
}

/** The intent to book, before anybody is asked (reliability.md R1). Its order number follows from its id. */
export async function insertAppointment(
  tx: Db,
  wish: NewAppointment,
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<void> {
  await tx
    .with('history', (db) =>
      db.insertInto('appointment_history').values({
        appointment_id: wish.appointmentId,
        version: 1,
        from_state: null,
        to_state: 'locking',
        cause: 'asked by the account',
        at: now,
      }),
    )
    .insertInto('appointments')
    .values({
      appointment_id: wish.appointmentId,
      institution_id: wish.institutionId,
      account_id: wish.accountId,
      patient_id: wish.patientId,
      person_id: wish.personId,
      idempotency_key: wish.idempotencyKey,
      order_number: wish.appointmentId.replace('apt_', 'TZ'),
      channel: wish.channel,
      doctor_id: wish.doctorId,
      schedule_id: wish.scheduleId,
      slot_id: wish.slotId,
      visit_kind: wish.visitKind,
      starts_at: wish.startsAt,
      ends_at: wish.endsAt,
      fee_fen: wish.feeFen,
      snapshot: JSON.stringify(wish.snapshot),
      identity: fields.seal(identityPlace(wish.appointmentId), JSON.stringify(wish.identity)),
      state: 'locking',
      is_active: true,
      reason: null,
      reason_params: null,
      hospital_number: null,
      queue_number: null,
      version: 1,
      give_up_at: shift(now, SETTLE_WITHIN_MS),
      created_at: now,
      changed_at: now,
      sync_due_at: null,
      fee_state: wish.feeState,
      pay_until_at: null,
      payment_id: wish.feeState === 'paid' ? (wish.movedFrom?.payment_id ?? null) : null,
      moved_from: wish.movedFrom?.appointment_id ?? null,
    })
    .execute()
}

export function readIdentity(fields: FieldCrypto, row: AppointmentRow): HospitalIdentity {
  if (row.identity === null) throw new Error(`appointment ${row.appointment_id} has no identity any more`)

  return JSON.parse(fields.open(identityPlace(row.appointment_id), row.identity))
}

function identityPlace(appointmentId: string): Place {
  return { table: 'appointments', column: 'identity', rowId: appointmentId }
}

export function findAppointment(db: Db, appointmentId: string): Promise<AppointmentRow | undefined> {
  return db
    .selectFrom('appointments')
    .selectAll()
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst()
}

/** The same, held until the transaction ends. Always before a payment is (lock order). */
export function lockAppointment(tx: Db, appointmentId: string): Promise<AppointmentRow | undefined> {
  return tx
    .selectFrom('appointments')
    .selectAll()
    .where('appointment_id', '=', appointmentId)
    .forUpdate()
    .executeTakeFirst()
}

export function bookingOf(row: AppointmentRow): Booking {
  return {
    state: row.state,
    feeFen: row.fee_fen,
    startsAt: row.starts_at,
    giveUpAt: row.give_up_at,
    feeState: row.fee_state,
    payUntilAt: row.pay_until_at,
    isStopped: row.reason === 'SESSION_STOPPED',
  }
}

/** What an earlier run of the same request has come to. */
export function findByRequest(
  db: Db,
  { accountId, idempotencyKey }: { accountId: string; idempotencyKey: string },
): Promise<AppointmentRow | undefined> {
  return db
    .selectFrom('appointments')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
}

/** Whose appointments an account sees, and in which institutions. */
export interface Viewer {
  accountId: string
  institutions: readonly string[]
}

/**
 * Appointments of the account's patients with the patient as this account knows them. A person's own account
 * sees everything booked for them; a family member only what they booked themselves.
 */
export function visibleAppointments(db: Db, { accountId, institutions }: Viewer) {
  return db
    .selectFrom('appointments')
    .innerJoin('patients', 'patients.person_id', 'appointments.person_id')
    .selectAll('appointments')
    .select(['patients.patient_id as viewed_patient_id', 'patients.name as viewed_patient_name'])
    .select((eb) =>
      eb
        .selectFrom('appointments as later')
        .select('later.appointment_id')
        .whereRef('later.moved_from', '=', 'appointments.appointment_id')
        .where('later.state', '!=', 'failed')
        .as('moved_to'),
    )
    .where('patients.account_id', '=', accountId)
    .where('patients.state', '=', 'active')
    .where(sql<boolean>`patients.scopes @> '["booking"]'::jsonb`)
    .where('appointments.institution_id', 'in', [...institutions])
    .where((eb) => eb.or([eb('appointments.account_id', '=', accountId), isThemselves()]))
}

export type VisibleAppointment = AppointmentRow & {
  moved_to: string | null
  viewed_patient_id: string
  viewed_patient_name: string | null
}
