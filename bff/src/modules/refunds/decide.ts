import type { StaffRole } from '@tongzhen/contract/staff-roles'
import { type RefundStep, refundSteps } from '@tongzhen/contract/states'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { lockPayment } from '../payments/payments.ts'
import { auditRefusal, writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import { type ApplicationRow, lockApplication, takeHappening } from './applications.ts'
import type { RefundsDeps } from './deps.ts'
import { concernedIn, refusalOfOwn } from './own.ts'
import { stepOf } from './step.ts'

export interface Deciding {
  /** Null: of money on a card. */
  paymentId: string | null
  applicationId: string
  /** Of the application as the person saw it. */
  version: number
  decision: 'agreed' | 'declined'
  remark: string | null
  who: StaffPrincipal
  address: string
  traceId: string
}

export type DecideRefusal = Refusal<
  'REFUND_MOVED_ON' | 'REFUND_NOT_YOURS' | 'REFUND_OWN' | 'REFUND_DECIDED_BEFORE' | 'SESSION_REQUIRED'
>

const roleOf: Readonly<Record<RefundStep, StaffRole>> = {
  doctor: 'doctor',
  finance: 'finance',
  second: 'finance',
}

/** The steps that a role decides. */
export function stepsOf(role: StaffRole): RefundStep[] {
  return refundSteps.filter((step) => roleOf[step] === role)
}

/** The step of an application that somebody may decide by their role. */
export function stepFor(role: StaffRole, { state }: Pick<ApplicationRow, 'state'>): RefundStep | undefined {
  const step = stepOf(state)

  return step !== undefined && roleOf[step] === role ? step : undefined
}

/**
 * One of the chain decides. With the last agreement the money begins to go back in the same transaction. Undefined when
 * it is decided.
 */
export async function decideRefund(
  deps: RefundsDeps,
  deciding: Deciding,
): Promise<DecideRefusal | undefined> {
  const { db, clock, fields } = deps
  const { paymentId, applicationId, decision, remark, who, address, traceId } = deciding
  const now = clock.now()
  const about = { institutionId: null as string | null, objectId: applicationId, address, traceId }
  const refused = await inTransaction(db, async (tx): Promise<DecideRefusal | undefined> => {
    const payment = paymentId === null ? undefined : await lockPayment(tx, paymentId)
    const row = await lockApplication(tx, { applicationId, paymentId })
    const isGone = row === undefined || (paymentId !== null && payment === undefined)
    if (isGone || row.version !== deciding.version) return refuse('REFUND_MOVED_ON')
    about.institutionId = row.institution_id
    const step = stepFor(who.role, row)
    if (step === undefined) return refuse(stepOf(row.state) ? 'REFUND_NOT_YOURS' : 'REFUND_MOVED_ON')
    const concerned = concernedIn(row, payment)
    const noSay = await refusalOfOwn(tx, who, { concerned, code: 'REFUND_OWN' })
    if (noSay) return noSay
    const happening = { kind: decision, step, staffId: who.staffId }
    const outcome = await takeHappening(tx, { row, happening, remark, now }, fields)
    if (outcome === 'decided_before') return refuse('REFUND_DECIDED_BEFORE')
    if (outcome !== 'done') return refuse('REFUND_MOVED_ON')
    const action = decision === 'agreed' ? 'refund_agreed' : 'refund_declined'
    const values = { before: { state: row.state }, after: { step, amountFen: row.amount_fen } }
    await writeAudit(
      tx,
      { who, action, ...about, ...values, ...(remark && { reason: remark }) },
      { fields, now },
    )

    return undefined
  })
  if (isRefusal(refused)) {
    await auditRefusal(db, refused, { who, ...about }, { fields, now })

    return refused
  }
  deps.watch.changed(applicationId)
  if (paymentId !== null) deps.payments.changed(paymentId)
  deps.nudge(0)

  return undefined
}
