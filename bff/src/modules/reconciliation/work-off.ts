import { inTransaction } from '../../db/transaction.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { type AuditEntry, writeAudit } from '../staff/audit.ts'
import { lockStaff } from '../staff/staff.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { ReconciliationDeps } from './deps.ts'
import { type DifferenceRecord, findDifference, lockDifference, move } from './differences.ts'

/** Who works on a difference as they saw it, and what they say about it. */
export interface Working {
  differenceId: string
  version: number
  reason: string
  who: StaffPrincipal
  address: string
  traceId: string
}

type Usual = 'DIFFERENCE_CHANGED' | 'SESSION_REQUIRED'
type Worked<Code extends Usual | 'OWN_PROPOSAL' = Usual> = Promise<Refusal<Code> | undefined>

export function remarkPlace(differenceId: string, version: number): Place {
  return { table: 'recon_history', column: 'remark', rowId: `${differenceId}/${version}` }
}

/** One person's word: no money is given up. */
export function explain(deps: ReconciliationDeps, working: Working): Worked {
  return work(deps, working, async (tx, { row, now, remarkOf }) => {
    if (row.state !== 'open') return refuse('DIFFERENCE_CHANGED')
    const { staffId } = working.who
    const by = { staffId, cause: 'explained', now }
    const explained = await move(tx, { ...by, row, to: 'explained', remark: remarkOf(row) })
    await move(tx, { ...by, row: explained, to: 'closed', settledAs: 'explained' })

    return 'difference_explained'
  })
}

/** Nothing is written off yet: somebody else has to confirm it. */
export function proposeWriteOff(deps: ReconciliationDeps, working: Working): Worked {
  return work(deps, working, async (tx, { row, now, remarkOf }) => {
    if (row.state !== 'open') return refuse('DIFFERENCE_CHANGED')
    const { staffId } = working.who
    // Held to the end, so that whoever disables the person finds the proposal.
    if ((await lockStaff(tx, staffId))?.state !== 'active') return refuse('SESSION_REQUIRED')
    await move(tx, { row, to: 'manual', cause: 'write_off_proposed', staffId, remark: remarkOf(row), now })

    return 'write_off_proposed'
  })
}

/** The second person: it is written off, or open again. */
export async function decideWriteOff(
  deps: ReconciliationDeps,
  { isConfirmed, ...working }: Working & { isConfirmed: boolean },
): Worked<Usual | 'OWN_PROPOSAL'> {
  const { staffId } = working.who
  const refused = await work<Usual | 'OWN_PROPOSAL'>(deps, working, async (tx, { row, now, remarkOf }) => {
    if (row.state !== 'manual') return refuse('DIFFERENCE_CHANGED')
    if (row.proposed_by === staffId) return refuse('OWN_PROPOSAL')
    const remark = remarkOf(row)
    if (isConfirmed)
      await move(tx, {
        ...{ row, staffId, remark, now },
        ...{ to: 'closed', cause: 'write_off_confirmed', settledAs: 'written_off' },
      })
    else await move(tx, { row, to: 'open', cause: 'write_off_refused', staffId, remark, now })

    return isConfirmed ? 'write_off_confirmed' : 'write_off_refused'
  })
  if (refused?.code === 'OWN_PROPOSAL') await noteOwnProposal(deps, working)

  return refused
}

async function noteOwnProposal(
  { db, clock, fields }: ReconciliationDeps,
  { differenceId, who, address, traceId }: Working,
): Promise<void> {
  const row = await findDifference(db, differenceId)
  const about = { institutionId: row?.institution_id ?? null, objectId: differenceId }
  const entry = { who, action: 'own_proposal_refused', ...about, address, traceId } as const
  await writeAudit(db, entry, { fields, now: clock.now() })
}

interface Held {
  row: DifferenceRecord
  now: Date
  /** Sealed for the line of history that is written next. */
  remarkOf(row: DifferenceRecord): string
}
type Tx = Parameters<typeof move>[0]

/** Of the difference as the person saw it; the action record is written with what was done. */
async function work<Code extends Usual | 'OWN_PROPOSAL' = Usual>(
  { db, clock, fields }: ReconciliationDeps,
  working: Working,
  act: (tx: Tx, held: Held) => Promise<AuditEntry['action'] | Refusal<Code>>,
): Worked<Code | 'DIFFERENCE_CHANGED'> {
  const { differenceId, version, reason, who, address, traceId } = working
  const now = clock.now()

  return inTransaction(db, async (tx) => {
    const row = await lockDifference(tx, differenceId)
    if (row === undefined || row.version !== version) return refuse('DIFFERENCE_CHANGED')
    const remarkOf = (one: DifferenceRecord) => sealed(fields, one, reason)
    const action = await act(tx, { row, now, remarkOf })
    if (typeof action !== 'string') return action
    const about = { institutionId: row.institution_id, objectId: differenceId }
    const values = { before: { state: row.state, fen: row.fen }, after: { class: row.class, day: row.day } }
    await writeAudit(tx, { who, action, reason, ...about, ...values, address, traceId }, { fields, now })

    return undefined
  })
}

function sealed(fields: FieldCrypto, { difference_id, version }: DifferenceRecord, reason: string): string {
  return fields.seal(remarkPlace(difference_id, version + 1), reason)
}
