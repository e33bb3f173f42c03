import { cancellationsRoutes as routes } from '@tongzhen/contract/cancellations'
import type { Module } from '../../route-handler.ts'
import type { CancellationsDeps } from './deps.ts'
import { listHeld } from './held.ts'
import { askAgain, decideCancellation, settleCancellation } from './settle.ts'

/** Cancellations that the hospitals' systems do not carry out, as staff see and end them. */
export function createCancellationsModule(deps: CancellationsDeps): Module {
  const list = async (shown: Parameters<typeof listHeld>[1]) => ({
    cancellations: await listHeld(deps, shown),
  })

  return {
    name: 'cancellations',
    routes,
    register(handle) {
      handle(routes.listHeldCancellations, ({ query: { institutionId }, institutions: seen, language }) => {
        const institutions = institutionId === undefined ? seen : [institutionId]

        return list({ institutions, language })
      })

      handle(
        routes.askToCancelAgain,
        async ({ params, staff: who, address, traceId, institutions, language }) =>
          (await askAgain(deps, { ...params, who, address, traceId })) ?? list({ institutions, language }),
      )

      handle(
        routes.settleCancellation,
        async ({ params, body, staff: who, address, traceId, institutions, language }) =>
          (await settleCancellation(deps, { ...params, ...body, who, address, traceId })) ??
          list({ institutions, language }),
      )

      handle(
        routes.decideCancellation,
        async ({ params, body, staff: who, address, traceId, institutions, language }) =>
          (await decideCancellation(deps, { ...params, ...body, who, address, traceId })) ??
          list({ institutions, language }),
      )
    },
  }
}
