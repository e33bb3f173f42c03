import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { detailOf, GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import type { ConfirmedPayment } from '../../gateways/his/port.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { newId } from '../../lib/ids.ts'
import {
  type AppointmentRow,
  bookingOf,
  findAppointment,
  lockAppointment,
  readIdentity,
} from './appointments.ts'
import type { BookingDeps, FeePayments } from './deps.ts'
import {
  type FeeOperationKind,
  feeOperationKinds,
  type HospitalOperationKind,
  hospitalOperationKinds,
} from './states.ts'
import { type Answer, type FeeAnswer, type HospitalAnswer, step } from './step.ts'
import { takeStep } from './take-step.ts'

/** Asks the hospital what an appointment's state asks, and writes down where the answer leads. */
export function createBookingOperations(deps: BookingDeps): OperationHandler {
  return async (operation) => {
    const row = await findAppointment(deps.db, operation.subjectId)
    const answer =
      row === undefined || row.version !== operation.subjectVersion
        ? undefined
        : await obtainAnswer(deps, { row, operation })
    const settled = await settle(deps, { operation, answer })
    if (settled?.hasMoved) {
      deps.watch.changed(operation.subjectId)
      if (row?.payment_id) await deps.fees.hurry(row.payment_id)
    }
    if (settled?.delayMs !== undefined) deps.nudge(settled.delayMs)
  }
}

async function obtainAnswer(
  deps: BookingDeps,
  { row, operation }: { row: AppointmentRow; operation: ClaimedOperation },
): Promise<Answer> {
  const ofFee = feeOperationKinds.find((one) => one === operation.kind)
  if (ofFee !== undefined) return askAboutFee(deps, { row, kind: ofFee })
  const kind = hospitalOperationKinds.find((one) => one === operation.kind)
  if (kind === undefined) throw new Error(`booking has no operation ${operation.kind}`)
  // A replica held this operation and died: perhaps it was sent, so its outcome is unknown (R2).
  if (operation.tries > 1) return { to: kind, result: abandoned }

  const traceId = newId('trc')
  const answer = await ask(deps, { row, kind, traceId })
  deps.log.info(
    { appointmentId: row.appointment_id, operation: kind, outcome: outcomeOf(answer), traceId },
    'the hospital was asked',
  )

  return answer
}

const abandoned = new GatewayFailure('unreachable', { reason: 'the replica that asked is gone' })

async function ask(
  { db, his, fields, fees }: BookingDeps,
  { row, kind, traceId }: { row: AppointmentRow; kind: HospitalOperationKind; traceId: string },
): Promise<HospitalAnswer> {
  const gateway = his.of(row.institution_id)
  const orderNumber = row.order_number
  const trace = { traceId }
  switch (kind) {
    case 'lock': {
      const { schedule_id: scheduleId, slot_id: slotId, channel } = row
      const order = { orderNumber, scheduleId, slotId, channel, ...readIdentity(fields, row) }

      return { to: kind, result: await gateway.lock(order, trace) }
    }
    case 'confirm': {
      const payment = await paymentOf(fees, row)

      const replaces = await orderReplacedBy(db, row)

      return { to: kind, result: await gateway.confirm({ orderNumber, ...payment, ...replaces }, trace) }
    }
    case 'cancel': {
      const reason = row.state === 'cancelling' ? 'cancelled by the patient' : 'given up'

      return { to: kind, result: await gateway.cancel({ orderNumber, reason }, trace) }
    }
    case 'query':
      return { to: kind, result: await gateway.queryOrder(orderNumber, trace) }
  }
}

/** The hospital lets the stopped one go in the step that confirms this one (docs/decisions/0036). */
async function orderReplacedBy(db: Db, { moved_from }: AppointmentRow): Promise<{ replaces?: string }> {
  const replaced = moved_from === null ? undefined : await findAppointment(db, moved_from)

  return replaced === undefined ? {} : { replaces: replaced.order_number }
}

async function paymentOf(fees: FeePayments, row: AppointmentRow): Promise<ConfirmedPayment> {
  if (row.fee_state === 'paid' && row.payment_id !== null) {
    return { payment: 'paid', feePayment: await fees.paymentOf(row.payment_id) }
  }

  return { payment: row.fee_fen === 0 ? 'nothing_to_pay' : 'at_hospital' }
}

/** Asked of our own books, which answer at once: whoever asked before and died has done no harm. */
async function askAboutFee(
  { fees }: BookingDeps,
  { row, kind }: { row: AppointmentRow; kind: FeeOperationKind },
): Promise<FeeAnswer> {
  const { payment_id: paymentId } = row
  if (paymentId === null || kind === 'await_choice') return { to: kind, is: 'done' }
  if (kind === 'return_fee') {
    const isStopped = row.reason === 'SESSION_STOPPED'
    const isBegun = await fees.giveBack(paymentId, isStopped ? { code: 'SESSION_STOPPED' } : undefined)

    return { to: kind, is: isBegun ? 'done' : 'later' }
  }
  if (kind === 'close_payment') await fees.close(paymentId)

  return { to: kind, is: (await fees.isOpen(paymentId)) ? 'later' : 'done' }
}

interface Settled {
  /** Not when it was only a setback. */
  hasMoved: boolean
  /** When the next operation is due; undefined when there is none. */
  delayMs: number | undefined
}

/**
 * The transaction after the call. An outcome that came too late, because somebody else took over or the appointment
 * moved on, is dropped.
 */
function settle(
  { db, clock }: BookingDeps,
  { operation, answer }: { operation: ClaimedOperation; answer: Answer | undefined },
): Promise<Settled | undefined> {
  return inTransaction(db, async (tx) => {
    const row = await lockAppointment(tx, operation.subjectId)
    if (!(await finishOperation(tx, operation)) || answer === undefined) return undefined
    if (row === undefined || row.version !== operation.subjectVersion) return undefined
    const now = clock.now()
    const next = step(bookingOf(row), { kind: 'answered', at: now, setbacks: operation.setbacks, answer })
    if (next === undefined) {
      throw new Error(`an answer to ${answer.to} means nothing in the state ${row.state}`)
    }
    const cause = `${answer.to}: ${outcomeOf(answer)}`
    if (!(await takeStep(tx, { row, next, cause, now }))) return undefined

    return { hasMoved: next.state !== row.state, delayMs: next.operation?.delayMs }
  })
}

/** In a word, for history and log. */
function outcomeOf(answer: Answer): string {
  if ('is' in answer) return answer.is
  const { result } = answer
  if (result === null) return 'done'
  if (!isGatewayFailure(result)) return 'state' in result ? result.state : 'done'

  return result.kind === 'refused' ? `refused ${detailOf(result)}` : detailOf(result)
}
