import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { hurryOperation } from '../../jobs/operations.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { type AppointmentRow, findAppointment, lockAppointment } from '../booking/appointments.ts'
import { takeEvent } from '../booking/take-event.ts'
import { BOOKING_QUEUE } from '../booking/take-step.ts'
import { type AuditEntry, writeAudit } from '../staff/audit.ts'
import { lockStaff } from '../staff/staff.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { CancellationsDeps } from './deps.ts'
import { reasonPlace } from './held.ts'

interface Acting {
  appointmentId: string
  who: StaffPrincipal
  address: string
  traceId: string
}
interface Deciding extends Acting {
  /** Of the appointment as the person saw it. */
  version: number
  reason: string
}

type Usual = 'CANCELLATION_CHANGED' | 'SESSION_REQUIRED'
type Settled<Code extends Usual | 'PROPOSAL_EXISTS' | 'OWN_PROPOSAL'> = Promise<Refusal<Code> | undefined>

/** The hospital is asked now. What was asked before may be under way: asking it twice is asking once. */
export async function askAgain(deps: CancellationsDeps, acting: Acting): Settled<'CANCELLATION_CHANGED'> {
  const refused = await work(deps, acting, async (tx, { row, now }) => {
    await hurryOperation(tx, { queue: BOOKING_QUEUE, subjectId: row.appointment_id, now })

    return 'cancellation_asked_again'
  })
  if (refused === undefined) deps.nudge(0)

  return refused
}

/** Without money in it, it is cancelled by this one word; with it, nothing moves before another person has confirmed. */
export function settleCancellation(
  deps: CancellationsDeps,
  acting: Deciding,
): Settled<Usual | 'PROPOSAL_EXISTS'> {
  const { fields } = deps
  const { who, reason } = acting

  return work(deps, acting, async (tx, { row, now }) => {
    // Held to the end, so that whoever disables the person finds the proposal.
    if ((await lockStaff(tx, who.staffId))?.state !== 'active') return refuse('SESSION_REQUIRED')
    if (row.fee_state !== 'paid') return (await end(tx, row, now)) ?? 'cancellation_settled'
    await lapse(tx)
      .where('appointment_id', '=', row.appointment_id)
      .where('appointment_version', '<', row.version)
      .execute()
    const proposalId = newId('ccp')
    const isOnly = await insertOnce(tx, (inner) =>
      inner
        .insertInto('cancellation_proposals')
        .values({
          ...{ proposal_id: proposalId, appointment_id: row.appointment_id },
          ...{ appointment_version: row.version, state: 'open' },
          reason: fields.seal(reasonPlace(proposalId), reason),
          ...{ proposed_by: who.staffId, proposed_at: now, decided_by: null, decided_at: null },
        })
        .execute(),
    )

    return isOnly ? 'cancellation_proposed' : refuse('PROPOSAL_EXISTS')
  })
}

/** The second person. What the first has proposed they may take back themselves, and not confirm. */
export async function decideCancellation(
  deps: CancellationsDeps,
  { isConfirmed, ...acting }: Deciding & { isConfirmed: boolean },
): Settled<'CANCELLATION_CHANGED' | 'OWN_PROPOSAL'> {
  const { staffId } = acting.who
  const refused = await work<'OWN_PROPOSAL'>(deps, acting, async (tx, { row, now }) => {
    const proposal = await tx
      .selectFrom('cancellation_proposals')
      .selectAll()
      .where('appointment_id', '=', row.appointment_id)
      .where('appointment_version', '=', row.version)
      .where('state', '=', 'open')
      .forUpdate()
      .executeTakeFirst()
    if (proposal === undefined) return refuse('CANCELLATION_CHANGED')
    if (isConfirmed && proposal.proposed_by === staffId) return refuse('OWN_PROPOSAL')
    await tx
      .updateTable('cancellation_proposals')
      .set({ state: isConfirmed ? 'confirmed' : 'refused', decided_by: staffId, decided_at: now })
      .where('proposal_id', '=', proposal.proposal_id)
      .execute()
    if (!isConfirmed) return 'cancellation_refused'

    return (await end(tx, row, now)) ?? 'cancellation_settled'
  })
  if (refused?.code === 'OWN_PROPOSAL') await noteOwnProposal(deps, acting)

  return refused
}

/** Nobody confirms any more what a disabled person has proposed. How many there were. */
export async function lapseCancellationsOf(tx: Db, staffId: string): Promise<number> {
  const { numUpdatedRows } = await lapse(tx).where('proposed_by', '=', staffId).executeTakeFirst()

  return Number(numUpdatedRows)
}

function lapse(tx: Db) {
  return tx.updateTable('cancellation_proposals').set({ state: 'lapsed' }).where('state', '=', 'open')
}

/** The place is let go on our side, and a paid fee goes back by the step that every cancelled appointment owes. */
async function end(
  tx: Db,
  row: AppointmentRow,
  at: Date,
): Promise<Refusal<'CANCELLATION_CHANGED'> | undefined> {
  const event = { kind: 'staff_cancelled', at } as const
  const isTaken = await takeEvent(tx, { row, event, cause: 'staff: cancelled at the hospital’s desk' })

  return isTaken ? undefined : refuse('CANCELLATION_CHANGED')
}

interface Held {
  row: AppointmentRow
  now: Date
}

/** Of what waits for staff still, as the person saw it; the action record is written with what was done. */
async function work<Code extends Usual | 'PROPOSAL_EXISTS' | 'OWN_PROPOSAL' = 'CANCELLATION_CHANGED'>(
  { db, clock, fields, watch, nudge }: CancellationsDeps,
  { appointmentId, who, address, traceId, version, reason }: Acting & Partial<Deciding>,
  act: (
    tx: Db,
    held: Held,
  ) => Promise<AuditEntry['action'] | Refusal<Code> | Refusal<'CANCELLATION_CHANGED'>>,
): Promise<Refusal<Code> | Refusal<'CANCELLATION_CHANGED'> | undefined> {
  const now = clock.now()
  const done = await inTransaction(db, async (tx) => {
    const row = await lockAppointment(tx, appointmentId)
    if (row?.state !== 'cancel_held' || (version ?? row.version) !== row.version)
      return refuse('CANCELLATION_CHANGED')
    const action = await act(tx, { row, now })
    if (typeof action !== 'string') return action
    const about = { institutionId: row.institution_id, objectId: appointmentId }
    const before = { state: row.state, feeFen: row.fee_fen, feeState: row.fee_state }
    const why = reason === undefined ? {} : { reason }
    await writeAudit(tx, { who, action, ...about, before, ...why, address, traceId }, { fields, now })

    return action
  })
  if (typeof done !== 'string') return done
  if (done === 'cancellation_settled') {
    watch.changed(appointmentId)
    nudge(0)
  }

  return undefined
}

async function noteOwnProposal(
  { db, clock, fields }: CancellationsDeps,
  { appointmentId, who, address, traceId }: Acting,
): Promise<void> {
  const row = await findAppointment(db, appointmentId)
  const about = { institutionId: row?.institution_id ?? null, objectId: appointmentId }
  const entry = { who, action: 'own_proposal_refused', ...about, address, traceId } as const
  await writeAudit(db, entry, { fields, now: clock.now() })
}
