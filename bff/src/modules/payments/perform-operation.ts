import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { ChannelRefundOrder, PaymentChannel, Trace } from '../../gateways/payments/port.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { MINUTE_MS } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { isTakenBack } from '../family-help/take-up.ts'
import type { Answer } from './answers.ts'
import {
  askAboutRefund,
  askClose,
  askPrepay,
  askRefund,
  askTrade,
  channelOrderOf,
  closableTradeOf,
  tradeKeyOf,
} from './ask-channel.ts'
import type { PaymentsDeps } from './deps.ts'
import { findPayment, lockPayment, type PaymentRow } from './payments.ts'
import type { InsurerParty, PartyRefund, SettlementParty } from './settlement-party.ts'
import { isQuery, type OperationKind, operationKinds, restingStates } from './states.ts'
import type { Step } from './step.ts'
import { takeEvent } from './take-step.ts'

export interface Parties {
  settlement: Readonly<Partial<Record<PaymentRow['purpose'], SettlementParty>>>
  insurer?: InsurerParty
}

/** A payment that is still open then is somebody's business (reliability.md I13). */
const OPEN_TOO_LONG_MS = 30 * MINUTE_MS
const REFUND_REASON = '退款'

/** Asks whoever a payment's state asks, and writes down where the answer leads. */
export function createPaymentOperations(deps: PaymentsDeps, parties: Parties): OperationHandler {
  return async (operation) => {
    const row = await findPayment(deps.db, operation.subjectId)
    const answer =
      row === undefined || row.version !== operation.subjectVersion
        ? undefined
        : await obtainAnswer(deps, { parties, row, operation })
    const settled = await settle(deps, { operation, answer })
    if (settled?.hasMoved || settled?.delayMs === undefined) deps.watch.changed(operation.subjectId)
    if (settled?.delayMs !== undefined) deps.nudge(settled.delayMs)
  }
}

async function obtainAnswer(
  deps: PaymentsDeps,
  { parties, row, operation }: { parties: Parties; row: PaymentRow; operation: ClaimedOperation },
): Promise<Answer> {
  const kind = operationKinds.find((one) => one === operation.kind)
  if (kind === undefined) throw new Error(`payments have no operation ${operation.kind}`)
  // A replica held this operation and died: perhaps it was sent, so its outcome is unknown (R2).
  if (operation.tries > 1 && !isQuery(kind)) return { to: kind, is: 'unknown' } as Answer

  const traceId = newId('trc')
  const answer = await ask(deps, { parties, row, kind, trace: { traceId } })
  deps.log.info(
    { paymentId: row.payment_id, operation: kind, outcome: outcomeOf(answer), traceId },
    'a side of a payment was asked',
  )

  return answer
}

interface Asking {
  parties: Parties
  row: PaymentRow
  kind: OperationKind
  trace: Trace
}

async function ask(deps: PaymentsDeps, { parties, row, kind, trace }: Asking): Promise<Answer> {
  const party = partyOf(parties, row)
  switch (kind) {
    case 'check':
      return party.check(row, trace)
    case 'prepay':
      return askPrepay(channelOf(deps, row), channelOrderOf(deps, row), trace)
    case 'query_trade':
      return askTrade(channelOf(deps, row), tradeKeyOf(row), trace)
    case 'close_trade':
      return askClose(channelOf(deps, row), closableTradeOf(row), trace)
    case 'settle_insurance':
      return insurerOf(parties, row).settle(row, trace)
    case 'query_insurance':
      return insurerOf(parties, row).query(row, trace)
    case 'revoke_insurance':
      return insurerOf(parties, row).revoke(row, trace)
    case 'settle':
      return party.settle(row, trace)
    case 'query_settlement':
      return party.querySettlement(row, trace)
    case 'fence':
      return party.fence(row, trace)
    case 'unsettle':
      return party.unsettle(row, await partyRefundOf(deps.db, row), trace)
    case 'query_unsettle':
      return party.queryUnsettle(row, await partyRefundOf(deps.db, row), trace)
    case 'refund':
      return askRefund(channelOf(deps, row), await refundOrderOf(deps.db, row), trace)
    case 'query_refund':
      return askAboutRefund(channelOf(deps, row), await refundOrderOf(deps.db, row), trace)
  }
}

function partyOf({ settlement }: Parties, row: PaymentRow): SettlementParty {
  const party = settlement[row.purpose]
  if (party === undefined) throw new Error(`nobody takes payments for ${row.purpose}`)

  return party
}

function channelOf({ channels }: PaymentsDeps, row: PaymentRow): PaymentChannel {
  const channel = channels.of(row.merchant)
  if (channel === undefined) throw new Error(`merchant ${row.merchant} is not configured any more`)

  return channel
}

function insurerOf({ insurer }: Parties, row: PaymentRow): InsurerParty {
  if (insurer === undefined)
    throw new Error(`payment ${row.payment_id} has a part for an insurer: there is none`)

  return insurer
}

function findRefund(db: Db, row: PaymentRow) {
  return db
    .selectFrom('payment_refunds')
    .selectAll()
    .where('payment_id', '=', row.payment_id)
    .where('refund_seq', '=', row.refund_seq)
    .executeTakeFirstOrThrow()
}

/** The insurer's part leaves the hospital's books with the payer's. */
async function partyRefundOf(db: Db, row: PaymentRow): Promise<PartyRefund> {
  const refund = await findRefund(db, row)

  return {
    refundNumber: refund.refund_number,
    amountFen: refund.amount_fen + row.insured_fen,
    ...(refund.item_ids && { itemIds: refund.item_ids }),
  }
}

async function refundOrderOf(db: Db, row: PaymentRow): Promise<ChannelRefundOrder> {
  const refund = await findRefund(db, row)

  return {
    ...tradeKeyOf(row),
    refundNumber: refund.refund_number,
    refundedAt: shanghaiInstant(refund.decided_at),
    amountFen: refund.amount_fen,
    paidFen: row.paid_fen,
    providerNumber: row.provider_number ?? '',
    reason: REFUND_REASON,
  }
}

/** In a few words, for history and log. */
function outcomeOf({ is, detail }: Answer): string {
  return detail === undefined ? is : `${is}, ${detail}`
}

/** A help that was taken back while its cashier was being opened: nobody is to pay there. */
async function closeUnwanted(
  tx: Db,
  { paymentId, answered, at }: { paymentId: string; answered: Step; at: Date },
): Promise<Step | undefined> {
  if (answered.order.state !== 'to_pay' || !(await isTakenBack(tx, paymentId))) return undefined
  const row = await lockPayment(tx, paymentId)

  return (
    row && takeEvent(tx, { row, event: { kind: 'close_asked', at }, cause: 'help was taken back meanwhile' })
  )
}

interface Settled {
  /** Not when it was only a setback. */
  hasMoved: boolean
  /** When the next operation is due; undefined when there is none. */
  delayMs: number | undefined
}

/**
 * The transaction after the call. An outcome that came too late, because somebody else took over or the payment
 * moved on, is dropped.
 */
function settle(
  { db, clock, log }: PaymentsDeps,
  { operation, answer }: { operation: ClaimedOperation; answer: Answer | undefined },
): Promise<Settled | undefined> {
  return inTransaction(db, async (tx) => {
    const row = await lockPayment(tx, operation.subjectId)
    if (!(await finishOperation(tx, operation)) || answer === undefined || row === undefined) return undefined
    if (row.version !== operation.subjectVersion) return undefined
    const { setbacks } = operation
    const event = { kind: 'answered', at: clock.now(), setbacks, answer } as const
    const answered = await takeEvent(tx, { row, event, cause: `${answer.to}: ${outcomeOf(answer)}` })
    if (answered === undefined) {
      throw new Error(`an answer to ${answer.to} means nothing in the state ${row.state}`)
    }
    const next = (await closeUnwanted(tx, { paymentId: row.payment_id, answered, at: event.at })) ?? answered
    const { state } = next.order
    const isOpen = !restingStates.includes(state)
    if (isOpen && event.at.getTime() - row.created_at.getTime() > OPEN_TOO_LONG_MS) {
      log.warn({ paymentId: row.payment_id, state, setbacks }, 'a payment has been open for long')
    }

    return { hasMoved: state !== row.state, delayMs: next.operation?.delayMs }
  })
}
