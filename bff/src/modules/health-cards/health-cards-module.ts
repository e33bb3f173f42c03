import { healthCardsRoutes as routes } from '@tongzhen/contract/health-cards'
import type { Module } from '../../route-handler.ts'
import { portalOf } from '../patients/groups.ts'
import { applyForHealthCard, getHealthCode, type HealthCardsDeps, listHealthCards } from './health-cards.ts'

/** Electronic health cards of the city, and the codes that hospitals' readers take. */
export function createHealthCardsModule(deps: HealthCardsDeps): Module {
  return {
    name: 'health-cards',
    routes,
    register(handle) {
      handle(routes.listHealthCards, async ({ principal: { accountId }, channel }) => ({
        cards: await listHealthCards(deps, { accountId, portal: portalOf(deps.config, channel) }),
      }))

      handle(routes.applyForHealthCard, ({ params, institutions, traceId }) =>
        applyForHealthCard(deps, { ...params, institutions, traceId }),
      )

      handle(routes.getHealthCode, ({ params, traceId }) => getHealthCode(deps, { ...params, traceId }))
    },
  }
}
