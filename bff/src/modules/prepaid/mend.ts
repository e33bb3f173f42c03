import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { findApplication } from '../refunds/applications.ts'
import { concernedIn, refusalOfOwn } from '../refunds/own.ts'
import { auditRefusal, writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { PrepaidDeps } from './deps.ts'
import { findPrepaid, lockPrepaid } from './prepaid-refunds.ts'
import { takePrepaidEvent } from './take-step.ts'

export type Mending = 'send_again' | 'put_back'

const eventOf = { send_again: { kind: 'make_good' }, put_back: { kind: 'put_back' } } as const

/** The person mends what has stopped; asked twice, it is done once. */
export async function mendOwn(
  deps: PrepaidDeps,
  { applicationId, how }: { applicationId: string; how: Mending },
): Promise<undefined | Refusal<'PREPAID_STATE'>> {
  const now = deps.clock.now()
  const refused = await inTransaction(deps.db, async (tx) => {
    const row = await lockPrepaid(tx, applicationId)
    const taken = { event: eventOf[how], cause: `${how} by the account`, now }
    const next = row && (await takePrepaidEvent(tx, { row, ...taken }, deps.fields))

    return next === undefined ? refuse('PREPAID_STATE') : undefined
  })
  if (isRefusal(refused)) return refused
  deps.watch.changed(applicationId)
  deps.nudge(0)

  return undefined
}

interface DeskMending {
  applicationId: string
  /** As the person saw it. */
  version: number
  how: Mending
  remark: string
  who: StaffPrincipal
  address: string
  traceId: string
}

/** Finance mends it for the patient, with a reason, and never for themselves. */
export async function mendAtDesk(
  deps: PrepaidDeps,
  { applicationId, version, how, remark, who, address, traceId }: DeskMending,
): Promise<undefined | Refusal<'REFUND_MOVED_ON' | 'REFUND_NOT_YOURS' | 'REFUND_OWN' | 'SESSION_REQUIRED'>> {
  const { db, fields, clock } = deps
  if (who.role !== 'finance') return refuse('REFUND_NOT_YOURS')
  const now = clock.now()
  const refused = await inTransaction(db, async (tx) => {
    const row = await lockPrepaid(tx, applicationId)
    const application = await findApplication(tx, applicationId)
    if (row === undefined || application?.version !== version) return refuse('REFUND_MOVED_ON')
    const concerned = concernedIn(application, undefined)
    const noSay = await refusalOfOwn(tx, who, { concerned, code: 'REFUND_OWN' })
    if (noSay) return noSay
    const taken = { event: eventOf[how], cause: `${how} by staff`, now }
    if ((await takePrepaidEvent(tx, { row, ...taken }, fields)) === undefined)
      return refuse('REFUND_MOVED_ON')
    const about = { institutionId: row.institution_id, objectId: applicationId, address, traceId }
    const values = { before: { state: row.state }, after: { how, amountFen: row.amount_fen } }
    await writeAudit(
      tx,
      { who, action: 'prepaid_refund_mended', reason: remark, ...about, ...values },
      { fields, now },
    )

    return undefined
  })
  if (isRefusal(refused)) {
    const institutionId = (await findPrepaid(db, applicationId))?.institution_id ?? null
    const about = { institutionId, objectId: applicationId, address, traceId }
    await auditRefusal(db, refused, { who, ...about }, { fields, now })

    return refused
  }
  deps.watch.changed(applicationId)
  deps.nudge(0)

  return undefined
}
