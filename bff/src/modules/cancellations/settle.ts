import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { hurryOperation } from '../../jobs/operations.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { type AppointmentRow, findAppointment, lockAppointment } from '../booking/appointments.ts'
import { takeEvent } from '../booking/take-event.ts'
import { BOOKING_QUEUE } from '../booking/take-step.ts'
import { refusalOfOwn } from '../refunds/own.ts'
import { type AuditEntry, auditRefusal, writeAudit } from '../staff/audit.ts'
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

type Usual = 'CANCELLATION_CHANGED' | 'SESSION_REQUIRED' | 'CANCELLATION_OWN'
type Code = Usual | 'PROPOSAL_EXISTS' | 'OWN_PROPOSAL'
type Settled<C extends Code> = Promise<Refusal<C> | undefined>

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
export async function settleCancellation(
  deps: CancellationsDeps,
  acting: Deciding,
): Settled<Usual | 'PROPOSAL_EXISTS'> {
  const { fields } = deps
  const { who, reason } = acting

  return work<Usual | 'PROPOSAL_EXISTS'>(deps, acting, async (tx, { row, now }) => {
    const refused = await refusalTo(tx, who, row)
    if (refused) return refused
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
): Settled<Usual | 'OWN_PROPOSAL'> {
  const { staffId } = acting.who

  return work<Usual | 'OWN_PROPOSAL'>(deps, acting, async (tx, { row, now }) => {
    const refused = isConfirmed ? await refusalTo(tx, acting.who, row) : undefined
    if (refused) return refused
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
}

/** Nobody has a say about their own place and fee. */
async function refusalTo(
  tx: Db,
  who: StaffPrincipal,
  row: AppointmentRow,
): Promise<Refusal<'SESSION_REQUIRED' | 'CANCELLATION_OWN'> | undefined> {
  const payment =
    row.payment_id === null
      ? undefined
      : await tx
          .selectFrom('payments')
          .select('account_id')
          .where('payment_id', '=', row.payment_id)
          .executeTakeFirst()
  const concerned = { accounts: [row.account_id, payment?.account_id], persons: [row.person_id] }

  return refusalOfOwn(tx, who, { concerned, code: 'CANCELLATION_OWN' })
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
async function work<C extends Code = 'CANCELLATION_CHANGED'>(
  deps: CancellationsDeps,
  acting: Acting & Partial<Deciding>,
  act: (tx: Db, held: Held) => Promise<AuditEntry['action'] | Refusal<C> | Refusal<'CANCELLATION_CHANGED'>>,
): Promise<Refusal<C> | Refusal<'CANCELLATION_CHANGED'> | undefined> {
  const { db, clock, fields, watch, nudge } = deps
  const { appointmentId, who, address, traceId, version, reason } = acting
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
  if (typeof done !== 'string') {
    const institutionId = (await findAppointment(db, appointmentId))?.institution_id ?? null
    const about = { institutionId, objectId: appointmentId, address, traceId }
    await auditRefusal(db, done, { who, ...about }, { fields, now })

    return done
  }
  if (done === 'cancellation_settled') {
    watch.changed(appointmentId)
    nudge(0)
  }

  return undefined
}
