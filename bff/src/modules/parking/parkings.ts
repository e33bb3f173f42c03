import type { ParkingState } from '@tongzhen/contract/states'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ParkingEvent, ParkingsTable } from '../../db/tables/parking.ts'
import { addEvents } from '../../jobs/outbox.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import { nextSeq } from './feed.ts'

export type ParkingRow = Selectable<ParkingsTable>

/** What may follow what; to itself: the car is another one. */
const moves: Readonly<Record<ParkingState, readonly ParkingState[]>> = {
  expected: ['expected', 'let_in', 'withdrawn'],
  let_in: ['left'],
  left: [],
  withdrawn: ['expected'],
}

function parkingPlace(column: 'plate' | 'phone', parkingId: string): Place {
  return { table: 'parkings', column, rowId: parkingId }
}

export interface Car {
  plate: string
  /** Normalised. */
  phone: string
}

export function sealCar(fields: FieldCrypto, parkingId: string, { plate, phone }: Car): Car {
  return {
    plate: fields.seal(parkingPlace('plate', parkingId), plate),
    phone: fields.seal(parkingPlace('phone', parkingId), phone),
  }
}

export function openCar(fields: FieldCrypto, row: ParkingRow): Car {
  return {
    plate: fields.open(parkingPlace('plate', row.parking_id), row.plate),
    phone: fields.open(parkingPlace('phone', row.parking_id), row.phone),
  }
}

/** A car that is expected with a visit which the transaction holds. */
export async function insertParking(
  tx: Db,
  {
    car,
    ...of
  }: { institutionId: string; appointmentId: string; accountId: string; startsAt: Date; car: Car },
  { fields, now }: { fields: FieldCrypto; now: Date },
): Promise<void> {
  const parkingId = newId('pkg')
  await tx
    .insertInto('parkings')
    .values({
      ...sealCar(fields, parkingId, car),
      parking_id: parkingId,
      institution_id: of.institutionId,
      appointment_id: of.appointmentId,
      account_id: of.accountId,
      state: 'expected',
      version: 1,
      seq: await nextSeq(tx, of.institutionId),
      visit_on: shanghaiDate(of.startsAt),
      let_in_at: null,
      left_at: null,
      created_at: now,
      changed_at: now,
    })
    .execute()
  const history = { parking_id: parkingId, version: 1, from_state: null, to_state: 'expected' } as const
  await tx
    .insertInto('parking_history')
    .values({ ...history, cause: 'named', staff_id: null, at: now })
    .execute()
  await addEvents(tx, {
    ...{ aggregateType: 'parking', aggregateId: parkingId, types: ['parking.expected'], now },
  })
}

export function findParking(db: Db, parkingId: string): Promise<ParkingRow | undefined> {
  return db.selectFrom('parkings').selectAll().where('parking_id', '=', parkingId).executeTakeFirst()
}

/** Held until the transaction ends. Always after an appointment is (lock order). */
export function lockParkingOf(tx: Db, appointmentId: string): Promise<ParkingRow | undefined> {
  return tx
    .selectFrom('parkings')
    .selectAll()
    .where('appointment_id', '=', appointmentId)
    .forUpdate()
    .executeTakeFirst()
}

export function lockParking(tx: Db, parkingId: string): Promise<ParkingRow | undefined> {
  return tx
    .selectFrom('parkings')
    .selectAll()
    .where('parking_id', '=', parkingId)
    .forUpdate()
    .executeTakeFirst()
}

/** Did the car go with its visit, and was not taken back by the person? */
export async function hasGoneWithVisit(tx: Db, row: ParkingRow): Promise<boolean> {
  if (row.state !== 'withdrawn') return false
  const last = await tx
    .selectFrom('parking_history')
    .select('cause')
    .where('parking_id', '=', row.parking_id)
    .where('version', '=', row.version)
    .executeTakeFirst()

  return last?.cause === 'visit_ended'
}

export interface ParkingMove {
  to: ParkingState
  /** For the history: what was done, in one word. */
  cause: string
  staffId?: string
  change?: Partial<Pick<ParkingRow, 'plate' | 'phone' | 'let_in_at' | 'left_at'>>
  tells?: ParkingEvent
  now: Date
}

/** Writes a change of a car that the transaction holds, its history, and what is told of it. */
export async function moveParking(tx: Db, row: ParkingRow, move: ParkingMove): Promise<void> {
  const { to, cause, staffId = null, change = {}, tells, now } = move
  if (!moves[row.state].includes(to)) throw new Error(`a car that is ${row.state} is never ${to}`)
  const version = row.version + 1
  const seq = await nextSeq(tx, row.institution_id)
  await tx
    .updateTable('parkings')
    .set({ state: to, version, seq, changed_at: now, ...change })
    .where('parking_id', '=', row.parking_id)
    .execute()
  await tx
    .insertInto('parking_history')
    .values({
      ...{ parking_id: row.parking_id, version, from_state: row.state, to_state: to },
      ...{ cause, staff_id: staffId, at: now },
    })
    .execute()
  if (tells)
    await addEvents(tx, { ...{ aggregateType: 'parking', aggregateId: row.parking_id, types: [tells], now } })
}
