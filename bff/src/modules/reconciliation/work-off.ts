import { inTransaction } from '../../db/transaction.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { concernedInMovement, isSomebodyGone, refusalOfOwn } from '../refunds/own.ts'
import { type AuditEntry, auditRefusal, writeAudit } from '../staff/audit.ts'
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

type Usual = 'DIFFERENCE_CHANGED' | 'SESSION_REQUIRED' | 'PAYMENT_OWN'
type Worked<Code extends Usual | 'OWN_PROPOSAL' | 'PAYER_GONE' = Usual> = Promise<Refusal<Code> | undefined>

export function remarkPlace(differenceId: string, version: number): Place {
  return { table: 'recon_history', column: 'remark', rowId: `${differenceId}/${version}` }
}

/** One person's word: no money is given up. It is not enough where nobody can tell whose money it was. */
export function explain(deps: ReconciliationDeps, working: Working): Worked<Usual | 'PAYER_GONE'> {
  return work<Usual | 'PAYER_GONE'>(deps, working, async (tx, { row, now, remarkOf }) => {
    if (row.state !== 'open') return refuse('DIFFERENCE_CHANGED')
    const concerned = await concernedInMovement(tx, row)
    const noSay = await refusalOfOwn(tx, working.who, { concerned, code: 'PAYMENT_OWN' })
    if (noSay) return noSay
    if (concerned && isSomebodyGone(concerned)) return refuse('PAYER_GONE')
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
    const noSay = await noSayIn(tx, row, working)
    if (noSay) return noSay
    const { staffId } = working.who
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

  return work<Usual | 'OWN_PROPOSAL'>(deps, working, async (tx, { row, now, remarkOf }) => {
    if (row.state !== 'manual') return refuse('DIFFERENCE_CHANGED')
    if (row.proposed_by === staffId) return refuse('OWN_PROPOSAL')
    const noSay = isConfirmed ? await noSayIn(tx, row, working) : undefined
    if (noSay) return noSay
    const remark = remarkOf(row)
    if (isConfirmed)
      await move(tx, {
        ...{ row, staffId, remark, now },
        ...{ to: 'closed', cause: 'write_off_confirmed', settledAs: 'written_off' },
      })
    else await move(tx, { row, to: 'open', cause: 'write_off_refused', staffId, remark, now })

    return isConfirmed ? 'write_off_confirmed' : 'write_off_refused'
  })
}

/** Nobody puts away what their own payment looks like to the others. */
async function noSayIn(
  tx: Tx,
  row: DifferenceRecord,
  { who }: Working,
): Promise<Refusal<'SESSION_REQUIRED' | 'PAYMENT_OWN'> | undefined> {
  return refusalOfOwn(tx, who, { concerned: await concernedInMovement(tx, row), code: 'PAYMENT_OWN' })
}

interface Held {
  row: DifferenceRecord
  now: Date
  /** Sealed for the line of history that is written next. */
  remarkOf(row: DifferenceRecord): string
}
type Tx = Parameters<typeof move>[0]

/** Of the difference as the person saw it; the action record is written with what was done. */
async function work<Code extends Usual | 'OWN_PROPOSAL' | 'PAYER_GONE' = Usual>(
  { db, clock, fields }: ReconciliationDeps,
  working: Working,
  act: (tx: Tx, held: Held) => Promise<AuditEntry['action'] | Refusal<Code>>,
): Worked<Code | 'DIFFERENCE_CHANGED'> {
  const { differenceId, version, reason, who, address, traceId } = working
  const now = clock.now()

  const refused = await inTransaction(db, async (tx) => {
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
  if (refused) {
    const institutionId = (await findDifference(db, differenceId))?.institution_id ?? null
    const about = { institutionId, objectId: differenceId, address, traceId }
    await auditRefusal(db, refused, { who, ...about }, { fields, now })
  }

  return refused
}

function sealed(fields: FieldCrypto, { difference_id, version }: DifferenceRecord, reason: string): string {
  return fields.seal(remarkPlace(difference_id, version + 1), reason)
}
