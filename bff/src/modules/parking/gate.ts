import type { Arrival } from '@tongzhen/contract/parking'
import type { AuditAction } from '@tongzhen/contract/staff-roles'
import { inTransaction } from '../../db/transaction.ts'
import { SECOND_MS, shift } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { ParkingDeps } from './deps.ts'
import { type ArrivalRow, arrivals, arrivalView, nameOf } from './parking-view.ts'
import { lockParking, moveParking, openCar, type ParkingMove, type ParkingRow } from './parkings.ts'

/** Somebody at the gate with a car in front of them. */
export interface AtGate {
  parkingId: string
  who: StaffPrincipal
  address: string
  traceId: string
}

interface Pressed extends AtGate {
  secondsAgo: number
}

type GateRefusal = Refusal<'PARKING_CHANGED' | 'NOT_FOUND'>
type Passing = Pick<ParkingMove, 'to' | 'cause' | 'change' | 'tells'>

/** Let in once, however often it is pressed. */
export function letIn(deps: ParkingDeps, pressed: Pressed): Promise<Arrival | GateRefusal> {
  return pass(deps, { ...pressed, action: 'parking_let_in' }, ({ state }, at) => {
    if (state === 'let_in' || state === 'left') return 'done before'
    if (state === 'withdrawn') return refuse('PARKING_CHANGED')

    return { to: 'let_in', cause: 'let_in', change: { let_in_at: at }, tells: 'parking.let_in' }
  })
}

export function noteLeft(deps: ParkingDeps, pressed: Pressed): Promise<Arrival | GateRefusal> {
  return pass(deps, { ...pressed, action: 'parking_left' }, ({ state }, at) => {
    if (state === 'left') return 'done before'
    if (state !== 'let_in') return refuse('PARKING_CHANGED')

    return { to: 'left', cause: 'left', change: { left_at: at } }
  })
}

/** Whom to call about a car, in full; the record of who asked, and why, is written before anything is told. */
export async function unmaskArrival(
  { db, clock, fields }: ParkingDeps,
  { parkingId, who, reason, address, traceId }: AtGate & { reason: string },
): Promise<{ patientName: string | null; phone: string } | Refusal<'NOT_FOUND'>> {
  const row = await inTransaction(db, async (tx) => {
    const found = await arrivals(tx).where('parkings.parking_id', '=', parkingId).executeTakeFirst()
    if (found === undefined) return undefined
    const about = { institutionId: found.institution_id, objectId: parkingId }
    const entry = { ...about, who, action: 'personal_data_unmasked', reason, address, traceId } as const
    await writeAudit(tx, entry, { fields, now: clock.now() })

    return found
  })

  return row === undefined
    ? refuse('NOT_FOUND')
    : { patientName: nameOf(row, fields), phone: openCar(fields, row).phone }
}

async function pass(
  { db, clock, fields, watch, nudge }: ParkingDeps,
  { parkingId, who, address, traceId, secondsAgo, action }: Pressed & { action: AuditAction },
  decide: (row: ParkingRow, at: Date) => Passing | 'done before' | Refusal<'PARKING_CHANGED'>,
): Promise<Arrival | GateRefusal> {
  const now = clock.now()
  const refused = await inTransaction(db, async (tx) => {
    const row = await lockParking(tx, parkingId)
    if (row === undefined) return refuse('NOT_FOUND')
    const passing = decide(row, shift(now, -secondsAgo * SECOND_MS))
    if (passing === 'done before' || isRefusal(passing))
      return passing === 'done before' ? undefined : passing
    const about = { institutionId: row.institution_id, objectId: parkingId }
    const values = { before: { state: row.state }, after: { state: passing.to } }
    await writeAudit(tx, { who, action, ...about, ...values, address, traceId }, { fields, now })
    await moveParking(tx, row, { ...passing, staffId: who.staffId, now })

    return undefined
  })
  if (isRefusal(refused)) return refused
  const arrival = await read()
  if (arrival === undefined) return refuse('NOT_FOUND')
  watch.changed(arrival.institution_id)
  nudge(0)

  return arrivalView(arrival, fields)

  function read(): Promise<ArrivalRow | undefined> {
    return arrivals(db).where('parkings.parking_id', '=', parkingId).executeTakeFirst()
  }
}
