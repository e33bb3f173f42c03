import type { Schedule, Slot } from '@tongzhen/contract/booking'
import type { Language } from '@tongzhen/contract/headers'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { refusalOf } from '../../gateways/his/port.ts'
import type { Clock } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { Catalogue } from '../institutions/catalogue.ts'
import { scheduleView } from './schedule-view.ts'

/** `catalogue`: what is on offer to whoever asks. */
interface OfferDeps {
  catalogue: Pick<Catalogue, 'staff' | 'schedules' | 'liveSchedule' | 'liveSlots'>
  clock: Clock
}

/** A doctor's coming sessions, a few seconds old at most. */
export async function listSessions(
  { catalogue, clock }: OfferDeps,
  { doctorId, language }: { doctorId: string; language: Language },
): Promise<Schedule[] | Refusal<'HOSPITAL_UNAVAILABLE' | 'NOT_FOUND'>> {
  const [staff, book] = await Promise.all([catalogue.staff(), catalogue.schedules()])
  if (isGatewayFailure(staff) || isGatewayFailure(book)) return refuse('HOSPITAL_UNAVAILABLE')
  if (!staff.doctors.has(doctorId)) return refuse('NOT_FOUND')
  const nowMs = clock.now().getTime()
  const coming = (book.byDoctor.get(doctorId) ?? []).filter((one) => Date.parse(one.endsAt) > nowMs)

  return coming.flatMap((schedule) => scheduleView(schedule, { staff, language }) ?? [])
}

/** The times of one session, as the hospital says now. */
export async function listSlots(
  { catalogue, clock }: OfferDeps,
  { scheduleId, language }: { scheduleId: string; language: Language },
): Promise<{ schedule: Schedule; slots: Slot[] } | Refusal<'HOSPITAL_UNAVAILABLE' | 'SLOT_GONE'>> {
  const [staff, live] = await Promise.all([catalogue.staff(), catalogue.liveSchedule(scheduleId)])
  if (isGatewayFailure(staff) || isGatewayFailure(live)) return refuse('HOSPITAL_UNAVAILABLE')
  const schedule = live && scheduleView(live, { staff, language })
  if (live === undefined || schedule === undefined) return refuse('SLOT_GONE')
  const session = await catalogue.liveSlots(live)
  if (isGatewayFailure(session)) {
    return refuse(refusalOf(session)?.code === 'slot_unknown' ? 'SLOT_GONE' : 'HOSPITAL_UNAVAILABLE')
  }
  const nowMs = clock.now().getTime()
  const coming = session.slots.filter((slot) => Date.parse(slot.startsAt) > nowMs)

  return {
    schedule: { ...schedule, state: session.state },
    slots: coming.map(({ slotId, startsAt, endsAt, left }) => ({ slotId, startsAt, endsAt, left })),
  }
}
