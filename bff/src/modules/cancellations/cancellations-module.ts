import { cancellationsRoutes as routes } from '@tongzhen/contract/cancellations'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import type { CancellationsDeps } from './deps.ts'
import { listHeld } from './held.ts'
import { askAgain, decideCancellation, settleCancellation } from './settle.ts'

/** Cancellations that the hospitals' systems do not carry out, as staff see and end them. */
export function createCancellationsModule(deps: CancellationsDeps): Module {
  return {
    name: 'cancellations',
    routes,
    register(handle) {
      handle(routes.listHeldCancellations, async ({ query, institutions: seen, language }) => {
        const institutions = query.institutionId === undefined ? seen : [query.institutionId]
        const page = await listHeld(deps, { institutions, language, cursor: query.cursor })

        return page ?? malformedCursor()
      })

      handle(routes.askToCancelAgain, ({ params, staff: who, address, traceId }) =>
        askAgain(deps, { ...params, who, address, traceId }),
      )

      handle(routes.settleCancellation, ({ params, body, staff: who, address, traceId }) =>
        settleCancellation(deps, { ...params, ...body, who, address, traceId }),
      )

      handle(routes.decideCancellation, ({ params, body, staff: who, address, traceId }) =>
        decideCancellation(deps, { ...params, ...body, who, address, traceId }),
      )
    },
  }
}
