import { bookingRoutes as routes } from '@tongzhen/contract/booking'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { refusalOf } from '../../gateways/his/port.ts'
import { refuse } from '../../lib/failure.ts'
import type { Handle } from '../../route-handler.ts'
import type { BookingDeps } from './deps.ts'
import { scheduleView } from './schedule-view.ts'

/** What can be booked: sessions a few seconds old at most, slots as the hospital says now. */
export function registerOffer(
  { catalogues, clock }: Pick<BookingDeps, 'catalogues' | 'clock'>,
  handle: Handle,
): void {
  handle(routes.listSchedules, async ({ params, language }) => {
    const catalogue = catalogues.of(params.institutionId)
    const [staff, book] = await Promise.all([catalogue.staff(), catalogue.schedules()])
    if (isGatewayFailure(staff) || isGatewayFailure(book)) return refuse('HOSPITAL_UNAVAILABLE')
    if (!staff.doctors.has(params.doctorId)) return refuse('NOT_FOUND')
    const nowMs = clock.now().getTime()
    const coming = (book.byDoctor.get(params.doctorId) ?? []).filter((one) => Date.parse(one.endsAt) > nowMs)

    return { schedules: coming.flatMap((schedule) => scheduleView(schedule, { staff, language }) ?? []) }
  })

  handle(routes.listSlots, async ({ params, language }) => {
    const catalogue = catalogues.of(params.institutionId)
    const [staff, live] = await Promise.all([catalogue.staff(), catalogue.liveSchedule(params.scheduleId)])
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
  })
}
