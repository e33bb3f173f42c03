import { parkingDeskRoutes as routes } from '@tongzhen/contract/parking'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import type { Module } from '../../route-handler.ts'
import type { ParkingDeps } from './deps.ts'
import { letIn, noteLeft, unmaskArrival } from './gate.ts'
import { arrivalsAfter } from './list-arrivals.ts'

/** The security desk's screen. */
export function createParkingDeskModule(deps: ParkingDeps): Module {
  return {
    name: 'parking-desk',
    routes,
    register(handle) {
      handle(routes.followArrivals, async ({ query: { after, ...of }, signal }) => {
        const known = await arrivalsAfter(deps, { ...of, after: after ?? 0 })
        if (after === undefined || known.arrivals.length > 0) return known
        await deps.watch.waitForChange({
          ...{ id: of.institutionId, version: known.cursor, timeoutMs: LONG_POLL_MS, signal },
        })

        return arrivalsAfter(deps, { ...of, after })
      })

      handle(routes.letCarIn, ({ params, body, staff: who, address, traceId }) =>
        letIn(deps, { ...params, ...body, who, address, traceId }),
      )

      handle(routes.noteCarLeft, ({ params, body, staff: who, address, traceId }) =>
        noteLeft(deps, { ...params, ...body, who, address, traceId }),
      )

      handle(routes.unmaskArrival, ({ params, body, staff: who, address, traceId }) =>
        unmaskArrival(deps, { ...params, ...body, who, address, traceId }),
      )
    },
  }
}
