import { isGatewayFailure } from '../../gateways/failure.ts'
import { newId } from '../../lib/ids.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { AppointmentRow } from './appointments.ts'
import type { BookingDeps } from './deps.ts'

/** Why the clinic of an appointment was stopped, as the hospital says now; null when it does not say. */
export async function readStopReason(
  { his }: Pick<BookingDeps, 'his'>,
  {
    institution_id,
    doctor_id: doctorId,
    schedule_id,
    starts_at,
  }: Pick<AppointmentRow, 'institution_id' | 'doctor_id' | 'schedule_id' | 'starts_at'>,
): Promise<LocalText | null> {
  const on = shanghaiDate(starts_at)
  const range = { fromOn: on, toOn: on, doctorId }
  const listed = await his.of(institution_id).schedules(range, { traceId: newId('trc') })
  if (isGatewayFailure(listed)) return null

  return listed.find(({ scheduleId }) => scheduleId === schedule_id)?.stopReason ?? null
}
