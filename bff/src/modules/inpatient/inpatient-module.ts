import { inpatientRoutes as routes } from '@tongzhen/contract/inpatient'
import { isRefusal } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { meansHere } from '../payments/means.ts'
import { admit, listNotices } from './admission.ts'
import type { InpatientDeps } from './deps.ts'
import { getDischargeOrders, listStayCosts, listStays } from './stays.ts'

/** A stay in hospital, from the notice of admission to the discharge orders. */
export function createInpatientModule(deps: InpatientDeps): Module {
  return {
    name: 'inpatient',
    routes,
    register(handle) {
      handle(routes.listStays, async ({ params, link, channel, language, traceId }) => {
        const stays = await listStays(deps, { ...params, link, language, traceId })
        if (isRefusal(stays)) return stays

        return { stays, means: meansHere(deps.config, { ...params, channel }) }
      })

      handle(routes.listStayCosts, async ({ params, query, language, traceId }) => {
        const days = await listStayCosts(deps, { ...params, ...query, language, traceId })

        return isRefusal(days) ? days : { days }
      })

      handle(routes.getDischargeOrders, ({ params, language, traceId }) =>
        getDischargeOrders(deps, { ...params, language, traceId }),
      )

      handle(routes.listAdmissionNotices, async ({ params, link, language, traceId }) => {
        const notices = await listNotices(deps, { ...params, link, language, traceId })

        return isRefusal(notices) ? notices : { notices }
      })

      handle(routes.admit, ({ params, body, link, language, traceId }) =>
        admit(deps, { ...params, contact: body, link, language, traceId }),
      )
    },
  }
}
