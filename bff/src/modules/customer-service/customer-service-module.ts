import { customerServiceRoutes as routes, type Service } from '@tongzhen/contract/customer-service'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import { findForgotten } from '../assistant/conversations.ts'
import type { CustomerServiceDeps } from './deps.ts'
import { ask, callAgent, erase, leaveAgent } from './person-actions.ts'
import type { OfPerson } from './service-conversations.ts'
import { readService } from './service-view.ts'
import { endForgotten } from './write-answer.ts'

/** 云客服: answers from the institution's own knowledge, and agents where that is not enough (docs/decisions/0048). */
export function createCustomerServiceModule(deps: CustomerServiceDeps): Module {
  const read = async (of: OfPerson): Promise<Service> => (await readService(deps, of)).view

  /** Nobody waits for ever for what a replica began that is no more. */
  async function readWritten(of: OfPerson) {
    const known = await readService(deps, of)
    if (known.conversationId === undefined || !known.view.exchanges.some(({ state }) => state === 'writing'))
      return known
    const { conversationId } = known
    const seq = await findForgotten(deps, conversationId)
    if (seq === undefined) return known
    await endForgotten(deps, { conversationId, seq })

    return readService(deps, of)
  }

  return {
    name: 'customer-service',
    routes,
    register(handle) {
      handle(routes.getService, async ({ params, query: { waitFor }, principal: { accountId }, signal }) => {
        const of = { ...params, accountId }
        const { conversationId: id, view } = await readWritten(of)
        if (id === undefined || waitFor !== view.version) return view
        await deps.watch.waitForChange({ id, version: waitFor, timeoutMs: LONG_POLL_MS, signal })

        return read(of)
      })

      handle(routes.askService, async ({ params, body, principal, channel, language }) => {
        const person = { ...params, accountId: principal.accountId, channel, language }
        const refused = await ask(deps, person, body.text)

        return isRefusal(refused) ? refused : read(person)
      })

      handle(routes.callAgent, async ({ params, principal: { accountId }, channel, language, platform }) => {
        if (platform?.hasAgents === false) return refuse('NOT_FOUND')
        const person = { ...params, accountId, channel, language }
        await callAgent(deps, person)

        return read(person)
      })

      handle(routes.leaveAgent, async ({ params, principal: { accountId }, channel, language }) => {
        const person = { ...params, accountId, channel, language }
        await leaveAgent(deps, person)

        return read(person)
      })

      handle(routes.deleteService, async ({ params, principal: { accountId } }) => {
        const of = { ...params, accountId }
        await erase(deps, of)

        return read(of)
      })
    },
  }
}
