import type { CheckInReason } from '../../db/tables/queue.ts'
import { inTransaction } from '../../db/transaction.ts'
import { detailOf, isGatewayFailure } from '../../gateways/failure.ts'
import type { HisResult } from '../../gateways/his/port.ts'
import { type QueueRefusal, QueueRefused, type QueueStanding } from '../../gateways/his/queue-port.ts'
import { addOperation, type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { type AppointmentRow, findAppointment } from '../booking/appointments.ts'
import type { QueueDeps } from './deps.ts'
import {
  CHECK_IN_QUEUE,
  findPlace,
  isCheckingIn,
  keepRefusal,
  keepStanding,
  type QueuePlaceRow,
} from './queue-places.ts'

const PAUSES_MS = [SECOND_MS, 3 * SECOND_MS, 10 * SECOND_MS, 30 * SECOND_MS, MINUTE_MS]
/** A hospital that is silent for so long after its own time will not take it any more. */
const GIVE_UP_AFTER_MS = HOUR_MS

/** What is final; of the others the same call may succeed later. */
const reasons: Readonly<Partial<Record<QueueRefusal, CheckInReason>>> = {
  order_unknown: 'APPOINTMENT_STATE',
  order_state: 'APPOINTMENT_STATE',
  too_early: 'CHECK_IN_NOT_YET',
  too_late: 'CHECK_IN_OVER',
  not_offered: 'CHECK_IN_NOT_HERE',
}

/**
 * Asks the hospital to check somebody in until it has answered. The call may be repeated: the hospital takes it once,
 * and answers how the queue stands. One that was not answered is asked about, too, since the queue may answer when the
 * check-in does not.
 */
export function createCheckInOperations(deps: QueueDeps): OperationHandler {
  return async (operation) => {
    const appointmentId = operation.subjectId
    const [appointment, place] = await Promise.all([
      findAppointment(deps.db, appointmentId),
      findPlace(deps.db, appointmentId),
    ])
    const isWanted = appointment?.state === 'booked' && place?.state === 'checking_in'
    const answer = isWanted ? await ask(deps, appointment) : undefined
    const delayMs = await inTransaction(deps.db, async (tx) => {
      if (!(await finishOperation(tx, operation))) return undefined
      // Perhaps a page has asked meanwhile, and knows better by now.
      if (!(await isCheckingIn(tx, appointmentId))) return undefined
      if (answer === undefined || place === undefined) {
        await keepRefusal(tx, { appointmentId, refusal: 'APPOINTMENT_STATE' })
        return undefined
      }
      const { result, askedAt } = answer
      if (!isGatewayFailure(result) && result.state !== 'not_checked_in') {
        await keepStanding(tx, { appointmentId, standing: result, askedAt })
        const isOpen = await isCheckingIn(tx, appointmentId)
        return isOpen ? again(tx, { operation, now: deps.clock.now() }) : undefined
      }
      const reason = reasonOf(deps, { result, place })
      if (reason !== undefined) {
        await keepRefusal(tx, { appointmentId, refusal: reason })
        return undefined
      }

      return again(tx, { operation, now: deps.clock.now() })
    })
    deps.watch.changed(appointmentId)
    if (delayMs !== undefined) deps.nudge(delayMs)
  }
}

interface Answer {
  result: HisResult<QueueStanding>
  /** As of `Said`. */
  askedAt: Date
}

async function ask(
  { queues, clock, log }: QueueDeps,
  { appointment_id: appointmentId, institution_id, order_number }: AppointmentRow,
): Promise<Answer> {
  const gateway = queues.of(institution_id)
  const traceId = newId('trc')
  const taken = await gateway.checkIn(order_number, { traceId })
  const askedAt = clock.now()
  const isUnknown = isGatewayFailure(taken) && taken.kind !== 'refused'
  const outcome = isGatewayFailure(taken) ? detailOf(taken) : taken.state
  log.info({ appointmentId, outcome, traceId }, 'the hospital was asked to check somebody in')

  return { result: isUnknown ? await gateway.standing(order_number, { traceId }) : taken, askedAt }
}

/** Why it is over; undefined while it is open. */
function reasonOf(
  { clock }: QueueDeps,
  { result, place }: { result: HisResult<QueueStanding>; place: QueuePlaceRow },
): CheckInReason | undefined {
  const refused = result instanceof QueueRefused ? reasons[result.refusal] : undefined
  if (refused !== undefined) return refused
  const closesAt = place.guide.checkIn?.closesAt
  const isOver = closesAt !== undefined && clock.now() > shift(new Date(closesAt), GIVE_UP_AFTER_MS)

  return isOver ? 'CHECK_IN_OVER' : undefined
}

async function again(
  tx: Parameters<typeof addOperation>[0],
  { operation, now }: { operation: ClaimedOperation; now: Date },
): Promise<number> {
  const { kind, subjectId, subjectVersion, setbacks } = operation
  const delayMs = pauseAfter(setbacks, PAUSES_MS)
  await addOperation(tx, {
    ...{ queue: CHECK_IN_QUEUE, kind, subjectId, subjectVersion },
    setbacks: setbacks + 1,
    dueAt: shift(now, delayMs),
  })

  return delayMs
}
