import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type { Wish } from '@tongzhen/contract/named-doctor'
import type { NamedDoctorState } from '@tongzhen/contract/states'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type {
  NamedDoctorEvent,
  NamedDoctorRequestsTable,
  RequestSnapshot,
} from '../../db/tables/named-doctor.ts'
import { addEvents } from '../../jobs/outbox.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { moves } from './states.ts'

export type RequestRow = Selectable<NamedDoctorRequestsTable>

export function requestPlace(column: 'note' | 'phone' | 'decline_reason', requestId: string): Place {
  return { table: 'named_doctor_requests', column, rowId: requestId }
}

export interface NewRequest {
  requestId: string
  institutionId: string
  accountId: string
  patientId: string
  idempotencyKey: string
  channel: Channel
  language: Language
  doctorId: string
  snapshot: RequestSnapshot
  wishes: readonly Wish[]
  note: string | null
  /** Normalised. */
  phone: string
  lapsesAt: Date
}

export async function insertRequest(
  tx: Db,
  wish: NewRequest,
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<void> {
  const { requestId, note } = wish
  await tx
    .insertInto('named_doctor_requests')
    .values({
      request_id: requestId,
      institution_id: wish.institutionId,
      account_id: wish.accountId,
      patient_id: wish.patientId,
      idempotency_key: wish.idempotencyKey,
      channel: wish.channel,
      language: wish.language,
      doctor_id: wish.doctorId,
      snapshot: JSON.stringify(wish.snapshot),
      wishes: JSON.stringify(wish.wishes),
      note: note === null ? null : fields.seal(requestPlace('note', requestId), note),
      phone: fields.seal(requestPlace('phone', requestId), wish.phone),
      state: 'submitted',
      version: 1,
      assignee_id: null,
      decline_reason: null,
      appointment_id: null,
      lapses_at: wish.lapsesAt,
      created_at: now,
      changed_at: now,
    })
    .execute()
  await tx
    .insertInto('named_doctor_history')
    .values({
      ...{ request_id: requestId, version: 1, from_state: null, to_state: 'submitted', at: now },
      ...{ cause: 'asked', reason: null, staff_id: null },
    })
    .execute()
}

export function findRequest(db: Db, requestId: string): Promise<RequestRow | undefined> {
  return db
    .selectFrom('named_doctor_requests')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst()
}

/** The same, held until the transaction ends. Always after an appointment is (lock order). */
export function lockRequest(tx: Db, requestId: string): Promise<RequestRow | undefined> {
  return tx
    .selectFrom('named_doctor_requests')
    .selectAll()
    .where('request_id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
}

/** What an earlier run of the same asking has come to. */
export function findByAsking(
  db: Db,
  { accountId, idempotencyKey }: { accountId: string; idempotencyKey: string },
): Promise<RequestRow | undefined> {
  return db
    .selectFrom('named_doctor_requests')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
}

export interface Move {
  to: NamedDoctorState
  /** For the history: what was done, in one word. */
  cause: string
  reason?: ErrorCode | null
  /** Who of the staff did it. */
  staffId?: string
  change?: Partial<Pick<RequestRow, 'assignee_id' | 'decline_reason' | 'appointment_id' | 'lapses_at'>>
  tells?: NamedDoctorEvent
  now: Date
}

/** Writes a change of a request that the transaction holds, its history, and what is told of it. */
export async function moveRequest(tx: Db, row: RequestRow, move: Move): Promise<void> {
  const { to, cause, reason = null, staffId = null, change = {}, tells, now } = move
  if (!moves[row.state].includes(to)) throw new Error(`a request that is ${row.state} is never ${to}`)
  const version = row.version + 1
  await tx
    .updateTable('named_doctor_requests')
    .set({ state: to, version, changed_at: now, ...change })
    .where('request_id', '=', row.request_id)
    .execute()
  await tx
    .insertInto('named_doctor_history')
    .values({
      ...{ request_id: row.request_id, version, from_state: row.state, to_state: to },
      ...{ cause, reason, staff_id: staffId, at: now },
    })
    .execute()
  if (tells)
    await addEvents(tx, {
      ...{ aggregateType: 'named_doctor', aggregateId: row.request_id, types: [tells], now },
    })
}

/** Requests that an account made, with the patient as it knows them, while it may book for them. */
export function ownRequests(
  db: Db,
  { accountId, institutions }: { accountId: string; institutions: readonly string[] },
) {
  return db
    .selectFrom('named_doctor_requests')
    .innerJoin('patients', 'patients.patient_id', 'named_doctor_requests.patient_id')
    .leftJoin('staff', 'staff.staff_id', 'named_doctor_requests.assignee_id')
    .leftJoin('appointments', 'appointments.appointment_id', 'named_doctor_requests.appointment_id')
    .selectAll('named_doctor_requests')
    .select(['patients.name as patient_name', 'staff.name as assignee_name', ...visitColumns])
    .where('named_doctor_requests.account_id', '=', accountId)
    .where('patients.account_id', '=', accountId)
    .where('patients.state', '=', 'active')
    .where(sql<boolean>`patients.scopes @> '["booking"]'::jsonb`)
    .where('named_doctor_requests.institution_id', 'in', [...institutions])
}

/** Of the time that is held for it. */
export const visitColumns = [
  'appointments.state as visit_state',
  'appointments.starts_at as visit_starts_at',
  'appointments.fee_fen as visit_fee_fen',
  'appointments.pay_until_at as visit_pay_until_at',
] as const
