import { LONGEST_CAUSE } from '../../db/columns.ts'
import type { Db } from '../../db/schema.ts'
import type { TransferStanding } from '../../gateways/transfers/port.ts'
import { addOperation, dropOperation } from '../../jobs/operations.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { post } from '../payments/ledger.ts'
import { countChange } from '../refunds/applications.ts'
import { lockPrepaid, type PrepaidRow, prepaidOrderOf, sealTaking } from './prepaid-refunds.ts'
import { overStates, type PrepaidEvent, type PrepaidStep, stepPrepaid } from './step.ts'

/** Name of the prepaid refunds' operations in the table of operations; their subject is the application. */
export const PREPAID_QUEUE = 'prepaid_refunds'

interface Taken {
  /** Held by this transaction (`lockPrepaid`). */
  row: PrepaidRow
  event: PrepaidEvent
  cause: string
  setbacks?: number
  now: Date
}

/**
 * Writes what follows from an event: state, history, ledger, what others are to be told and the call it owes, all of it or
 * nothing; undefined when it means nothing now. The application hears of it by its events (`follow-prepaid.ts`).
 */
export async function takePrepaidEvent(
  tx: Db,
  { row, event, cause, setbacks = 0, now }: Taken,
  fields: FieldCrypto,
): Promise<PrepaidStep | undefined> {
  const next = stepPrepaid(prepaidOrderOf(row), event, { now, setbacks })
  if (next === undefined) return undefined
  const { application_id: applicationId, institution_id, means } = row
  const version = row.version + 1
  const { state } = next.order
  await tx
    .updateTable('prepaid_refunds')
    .set({
      ...{ state, version, transfer_seq: next.order.transferSeq },
      ...{ deducting_since: next.order.deductingSince, sending_since: next.order.sendingSince },
      ...{ is_deduct_unanswered: next.order.isDeductUnanswered, last_sent_at: next.order.lastSentAt },
      ...{ is_send_unanswered: next.order.isSendUnanswered, is_accepted: next.order.isAccepted },
      ...{ fail_code: next.order.failCode, fail_cause: next.order.failCause },
      ...(state !== row.state && { changed_at: now }),
      ...factsOf(event, row, fields),
      ...(state !== 'to_take' && { taking: null }),
      // Receipts are asked for by the number alone; nobody else needs to know the person any more.
      ...(overStates.includes(state) && { identity: null }),
    })
    .where('application_id', '=', applicationId)
    .execute()
  if (state !== row.state) {
    await tx
      .insertInto('prepaid_refund_history')
      .values({
        ...{ application_id: applicationId, version, from_state: row.state, to_state: state },
        ...{ cause: cause.slice(0, LONGEST_CAUSE), at: now },
      })
      .execute()
    // Whoever follows the application sees it move.
    await countChange(tx, applicationId)
  }
  await post(tx, { row: { payment_id: applicationId, institution_id, means }, postings: next.postings, now })
  const told = { aggregateType: 'prepaid_refund', aggregateId: applicationId, now }
  await addEvents(tx, { ...told, types: next.news })
  await dropOperation(tx, { queue: PREPAID_QUEUE, subjectId: applicationId })
  if (next.operation)
    await addOperation(tx, {
      ...{ queue: PREPAID_QUEUE, kind: next.operation, subjectId: applicationId, subjectVersion: version },
      ...{ setbacks: next.isSetback ? setbacks + 1 : 0, dueAt: shift(now, next.delayMs) },
    })

  return next
}

function factsOf(event: PrepaidEvent, row: PrepaidRow, fields: FieldCrypto) {
  if (event.kind !== 'send' && event.kind !== 'query_transfer') return {}
  const { answer } = event
  if (answer === 'unknown') return {}
  const standing = answer as TransferStanding
  if (standing.state === 'paid')
    return { provider_number: standing.providerNumber, arrived_at: new Date(standing.paidAt) }
  if (standing.state !== 'to_take') return {}

  // Only the first answer brings it; a query must not take it away.
  return { taking: standing.taking ? sealTaking(fields, row.application_id, standing.taking) : row.taking }
}

/** The application was agreed to, or dropped; in the transaction that says so, which holds the application. */
export async function heedDecision(
  tx: Db,
  { applicationId, kind, now }: { applicationId: string; kind: 'approved' | 'dropped'; now: Date },
  fields: FieldCrypto,
): Promise<boolean> {
  const row = await lockPrepaid(tx, applicationId)
  const next = row && (await takePrepaidEvent(tx, { row, event: { kind }, cause: kind, now }, fields))

  return next !== undefined
}
