import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import type { QueueGateways, VisitGuide } from '../../gateways/his/queue-port.ts'
import { type Cached, createCached } from '../../lib/cached.ts'
import { type Clock, SECOND_MS } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { Log } from '../../lib/log.ts'
import type { AppointmentRow } from '../booking/appointments.ts'

/** A hospital that does not say where a visit is, is left alone for so long, however many look. */
const RETRY_MS = 10 * SECOND_MS
/** Beyond that, those who were not told lately are forgotten. */
const MOST = 2000

export interface GuideQuestions {
  /** What the hospital says of where to go; many who ask at once, or soon after a failure, are one question here. */
  ask(appointment: AppointmentRow): Promise<VisitGuide | GatewayFailure>
}

export function createGuideQuestions({
  clock,
  queues,
  log,
}: {
  clock: Clock
  queues: QueueGateways
  log: Log
}): GuideQuestions {
  const questions = new Map<string, Cached<VisitGuide, GatewayFailure>>()

  function questionOf({
    appointment_id: appointmentId,
    institution_id,
    order_number,
  }: AppointmentRow): Cached<VisitGuide, GatewayFailure> {
    const known = questions.get(appointmentId)
    if (known !== undefined) return known
    const question = createCached<VisitGuide, GatewayFailure>({
      async load() {
        const traceId = newId('trc')
        const guide = await queues.of(institution_id).guide(order_number, { traceId })
        if (isGatewayFailure(guide)) {
          log.warn(
            { appointmentId, reason: guide.reason, traceId },
            'a hospital did not say where a visit is',
          )
        }

        return guide
      },
      ...{ isFailure: isGatewayFailure, freshMs: 0, staleMs: 0, retryMs: RETRY_MS, clock },
    })
    if (questions.size >= MOST) questions.clear()
    questions.set(appointmentId, question)

    return question
  }

  return {
    async ask(appointment) {
      const guide = await questionOf(appointment).getNewerThan(0)
      if (!isGatewayFailure(guide)) questions.delete(appointment.appointment_id)

      return guide
    },
  }
}
