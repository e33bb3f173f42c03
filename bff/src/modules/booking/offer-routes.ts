import { bookingRoutes as routes } from '@tongzhen/contract/booking'
import type { Channel } from '@tongzhen/contract/headers'
import { isRefusal } from '../../lib/failure.ts'
import type { Handle } from '../../route-handler.ts'
import { offering } from '../institutions/offering.ts'
import type { BookingDeps } from './deps.ts'
import { listSessions, listSlots } from './offer.ts'

/** What can be booked: sessions a few seconds old at most, slots as the hospital says now. */
export function registerOffer(
  { catalogues, clock, settings }: Pick<BookingDeps, 'catalogues' | 'clock' | 'settings'>,
  handle: Handle,
): void {
  handle(routes.listSchedules, async ({ params, channel, language }) => {
    const catalogue = await offered(params.institutionId, channel)
    const schedules = await listSessions({ catalogue, clock }, { ...params, language })

    return isRefusal(schedules) ? schedules : { schedules }
  })

  handle(routes.listSlots, async ({ params, channel, language }) => {
    const catalogue = await offered(params.institutionId, channel)

    return listSlots({ catalogue, clock }, { ...params, language })
  })

  async function offered(institutionId: string, channel: Channel) {
    return offering(catalogues.of(institutionId), await settings.modulesOf(institutionId, channel))
  }
}
