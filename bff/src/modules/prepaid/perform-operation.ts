import { inTransaction } from '../../db/transaction.ts'
import { detailOf, isGatewayFailure } from '../../gateways/failure.ts'
import { type DeductionState, prepaidRefusalOf } from '../../gateways/his/prepaid-port.ts'
import type { Trace } from '../../gateways/payments/port.ts'
import type { TransferChannel, TransferOrder } from '../../gateways/transfers/port.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { PrepaidDeps } from './deps.ts'
import {
  findPrepaid,
  lockPrepaid,
  type PrepaidRow,
  readPrepaidIdentity,
  restoreNumberOf,
  transferNumberOf,
} from './prepaid-refunds.ts'
import { isAskedAbout, type PrepaidEvent, type PrepaidOperationKind, prepaidOperationKinds } from './step.ts'
import { takePrepaidEvent } from './take-step.ts'

/** Shown in wallets and in the hospital's books. */
const REMARK = '预交金退款'
const RESTORE_REASON = '转账未成功，退回预交金'

interface Answer {
  event: PrepaidEvent
  /** In a few words, for history and log. */
  detail: string
}

/** Asks whoever a prepaid refund's state asks, and writes down where the answer leads. */
export function createPrepaidOperations(deps: PrepaidDeps): OperationHandler {
  return async (operation) => {
    const { db, clock, fields, watch, nudge } = deps
    const { subjectId: applicationId, setbacks } = operation
    const row = await findPrepaid(db, applicationId)
    const isPresent = row !== undefined && row.version === operation.subjectVersion
    const answer = isPresent ? await answerTo(deps, row, operation) : undefined
    const next = await inTransaction(db, async (tx) => {
      const held = await lockPrepaid(tx, applicationId)
      if (!(await finishOperation(tx, operation)) || held === undefined || answer === undefined) return
      if (held.version !== operation.subjectVersion) return
      const { event, detail: cause } = answer

      return takePrepaidEvent(tx, { row: held, event, cause, setbacks, now: clock.now() }, fields)
    })
    watch.changed(applicationId)
    if (next?.operation) nudge(next.delayMs)
  }
}

async function answerTo(deps: PrepaidDeps, row: PrepaidRow, operation: ClaimedOperation): Promise<Answer> {
  const kind = prepaidOperationKinds.find((one) => one === operation.kind)
  if (kind === undefined) throw new Error(`prepaid refunds have no operation ${operation.kind}`)
  if (kind === 'lapse') return { event: { kind }, detail: 'nobody said anything' }
  // A replica held this operation and died: perhaps it was sent, so its outcome is unknown (R2).
  if (operation.tries > 1 && isAskedAbout.has(kind))
    return { event: unknownOf(kind), detail: 'held by a replica that died' }
  const trace = { traceId: newId('trc') }
  const answer = await (kind === 'send' || kind === 'query_transfer'
    ? askProvider(deps, row, { kind, trace })
    : askHospital(deps, row, { kind, trace }))
  const facts = { applicationId: row.application_id, operation: kind, outcome: answer.detail, ...trace }
  deps.log.info(facts, 'a side of a prepaid refund was asked')

  return answer
}

function unknownOf(kind: PrepaidOperationKind): PrepaidEvent {
  return kind === 'send' || kind === 'query_transfer'
    ? { kind, answer: 'unknown' }
    : ({ kind, is: 'unknown' } as PrepaidEvent)
}

/** Confirmed or restored without us: somebody's business, and nothing is sent. */
const heard = {
  none: 'none',
  cancelled: 'dead',
  deducted: 'deducted',
  confirmed: 'unknown',
  restored: 'unknown',
} as const satisfies Record<DeductionState, string>

type HospitalKind = Exclude<PrepaidOperationKind, 'send' | 'query_transfer' | 'lapse'>

async function askHospital(
  { prepaid, fields }: PrepaidDeps,
  row: PrepaidRow,
  { kind, trace }: { kind: HospitalKind; trace: Trace },
): Promise<Answer> {
  const hospital = prepaid.of(row.institution_id)
  const { order_number: orderNumber, amount_fen: amountFen } = row
  switch (kind) {
    case 'deduct': {
      const { hospitalPatientNumber, cardNumber, depositId } = readPrepaidIdentity(fields, row)
      const order = { orderNumber, amountFen, hospitalPatientNumber, cardNumber, depositId, way: row.way }
      const answer = await hospital.deduct(order, trace)
      if (!isGatewayFailure(answer)) return { event: { kind, is: 'ok' }, detail: 'deducted' }
      const refusal = prepaidRefusalOf(answer)
      const detail = detailOf(answer)
      // That it was deducted, or confirmed, under this number before is for the query to say.
      if (refusal === undefined || refusal === 'already_deducted')
        return { event: { kind, is: 'unknown' }, detail }
      if (refusal === 'busy' || refusal === 'caller_refused') return { event: { kind, is: 'later' }, detail }

      return { event: { kind, is: 'refused', code: refusal.toUpperCase() }, detail }
    }
    case 'query_deduction': {
      const answer = await hospital.queryDeduction(orderNumber, trace)
      if (isGatewayFailure(answer)) return { event: { kind, is: 'unknown' }, detail: detailOf(answer) }
      return { event: { kind, is: heard[answer] }, detail: answer }
    }
    case 'fence': {
      const answer = await hospital.cancelDeduction(orderNumber, trace)
      if (!isGatewayFailure(answer)) return { event: { kind, is: 'ok' }, detail: 'cancelled' }
      const is = prepaidRefusalOf(answer) === 'already_deducted' ? 'deducted' : 'unknown'

      return { event: { kind, is }, detail: detailOf(answer) }
    }
    case 'confirm': {
      const { provider_number: providerNumber, arrived_at: at } = row
      const arrival = {
        ...{ orderNumber, providerNumber: providerNumber ?? transferNumberOf(row) },
        arrivedAt: shanghaiInstant(at ?? row.changed_at),
      }

      return plain(kind, await hospital.confirm(arrival, trace))
    }
    case 'restore': {
      const back = { orderNumber, refundNumber: restoreNumberOf(row), amountFen, reason: RESTORE_REASON }

      return plain(kind, await hospital.restore(back, trace))
    }
  }
}

/** Of calls that may be repeated under their number until they are answered. */
function plain(kind: 'confirm' | 'restore', answer: unknown): Answer {
  return isGatewayFailure(answer)
    ? { event: { kind, is: 'unknown' }, detail: detailOf(answer) }
    : { event: { kind, is: 'ok' }, detail: 'done' }
}

async function askProvider(
  deps: PrepaidDeps,
  row: PrepaidRow,
  { kind, trace }: { kind: 'send' | 'query_transfer'; trace: Trace },
): Promise<Answer> {
  const channel = channelOf(deps, row)
  const order = transferOrderOf(deps, row)
  if (kind === 'send') {
    const answer = await channel.send(order, trace)

    return isGatewayFailure(answer)
      ? { event: { kind, answer: 'unknown' }, detail: detailOf(answer) }
      : { event: { kind, answer }, detail: wordsOf(answer) }
  }
  const answer = await channel.query(order, trace)

  return isGatewayFailure(answer)
    ? { event: { kind, answer: 'unknown' }, detail: detailOf(answer) }
    : { event: { kind, answer }, detail: wordsOf(answer) }
}

function wordsOf(answer: { state: string; code?: string }): string {
  return answer.code === undefined ? answer.state : `${answer.state}, ${answer.code}`
}

export function channelOf({ transfers }: Pick<PrepaidDeps, 'transfers'>, row: PrepaidRow): TransferChannel {
  const channel = transfers.of(row.way, row.merchant)
  if (channel === undefined) throw new Error(`merchant ${row.merchant} sends nothing by ${row.way} any more`)

  return channel
}

function transferOrderOf({ fields }: Pick<PrepaidDeps, 'fields'>, row: PrepaidRow): TransferOrder {
  return {
    ...{ transferNumber: transferNumberOf(row), amountFen: row.amount_fen, remark: REMARK },
    decidedAt: shanghaiInstant(row.sending_since ?? row.created_at),
    payee: readPrepaidIdentity(fields, row).payee,
  }
}
