import { useQueryClient } from '@tanstack/react-query'
import type { customerServiceRoutes, Service } from '@tongzhen/contract/customer-service'
import { preferences } from '@/stores/preferences'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

type R = typeof customerServiceRoutes

const keyOf = (institutionId: string) => ['service', institutionId, preferences.language]
const PATH = '/api/institutions/:institutionId/service'

/** An agent is asked for, or there, or an answer is being written. */
const isOpen = ({ state, exchanges }: Service) =>
  state !== 'assistant' || exchanges.some((one) => one.state === 'writing')

/** The conversation with the institution's customer service; an agent's words come as they are sent, the assistant's as they are checked. */
export function useService(institutionId: string) {
  return useFollowed<Service>({
    queryKey: keyOf(institutionId),
    ask: (how) => call<R['getService']>({ method: 'GET', path: PATH, params: { institutionId }, ...how }),
    isSettling: isOpen,
    onChanged: () => undefined,
  })
}

/** What the person does in it; each answers how it then stands. */
export function useServiceActions(institutionId: string, { onAsked }: { onAsked: (text: string) => void }) {
  const cache = useQueryClient()
  const params = { institutionId }
  const onDone = (service: Service) => {
    // A question that waits for the version of before would put it back.
    cache.cancelQueries({ queryKey: keyOf(institutionId) })
    cache.setQueryData(keyOf(institutionId), service)
  }
  const named = (what: string) => `${what} ${institutionId}`

  return {
    ask: useIntention<{ text: string }, Service>({
      name: named('ask-service'),
      perform: (body, key) =>
        call<R['askService']>({ method: 'POST', path: `${PATH}/exchanges`, ...{ params, body, key } }),
      onDone,
      onDoneHere: (_, { text }) => onAsked(text),
    }),
    callAgent: useIntention<object, Service>({
      name: named('call-agent'),
      perform: (_, key) =>
        call<R['callAgent']>({ method: 'POST', path: `${PATH}/agent`, ...{ params, key } }),
      onDone,
    }),
    leaveAgent: useIntention<object, Service>({
      name: named('leave-agent'),
      perform: (_, key) =>
        call<R['leaveAgent']>({ method: 'DELETE', path: `${PATH}/agent`, ...{ params, key } }),
      onDone,
    }),
    erase: useIntention<object, Service>({
      name: named('delete-service'),
      perform: (_, key) => call<R['deleteService']>({ method: 'DELETE', path: PATH, ...{ params, key } }),
      onDone,
    }),
  }
}
