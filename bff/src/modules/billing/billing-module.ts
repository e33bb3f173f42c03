import { billingRoutes as routes } from '@tongzhen/contract/billing'
import { isRefusal } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { meansHere } from '../payments/means.ts'
import { getBill, listBills } from './bills.ts'
import { type CostsDeps, getCosts } from './costs.ts'

/** What a hospital wants to be paid, and has been. */
export function createBillingModule(deps: CostsDeps): Module {
  return {
    name: 'billing',
    routes,
    register(handle) {
      handle(
        routes.listBills,
        async ({ params, query, principal, channel, institutions, language, traceId }) => {
          const viewer = { accountId: principal.accountId, institutions }
          const visits = await listBills(deps, { ...params, ...query, viewer, language, traceId })
          if (isRefusal(visits)) return visits

          return { visits, means: meansHere(deps.config, { ...params, channel }) }
        },
      )

      handle(routes.getBill, ({ params, principal, institutions, language, traceId }) =>
        getBill(deps, {
          ...params,
          viewer: { accountId: principal.accountId, institutions },
          language,
          traceId,
        }),
      )

      handle(routes.getCosts, ({ params, query, traceId }) =>
        getCosts(deps, { ...params, ...query, traceId }),
      )
    },
  }
}
