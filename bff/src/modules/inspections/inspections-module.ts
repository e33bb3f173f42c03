import { inspectionsRoutes as routes } from '@tongzhen/contract/inspections'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import type { InspectionsDeps } from './deps.ts'
import { judgeFlagged, readFlagged } from './inspect.ts'
import { listInspections } from './list-inspections.ts'

/** 对话质检: what rules flagged in the assistant and in customer service, and what staff find in it. */
export function createInspectionsModule(deps: InspectionsDeps): Module {
  return {
    name: 'inspections',
    routes,
    register(handle) {
      handle(
        routes.listInspections,
        async ({ query, institutions }) =>
          (await listInspections(deps, { ...query, institutions })) ?? malformedCursor(),
      )

      handle(routes.readFlagged, ({ params, staff: who, address, traceId }) =>
        readFlagged(deps, { ...params, who, address, traceId }),
      )

      handle(routes.judgeFlagged, ({ params, body, staff: who, address, traceId }) =>
        judgeFlagged(deps, { ...params, ...body, who, address, traceId }),
      )
    },
  }
}
