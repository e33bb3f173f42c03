import { useQueryClient } from '@tanstack/react-query'
import type { AskedHelp, familyHelpRoutes, GivenHelp } from '@tongzhen/contract/family-help'
import type { Payment } from '@tongzhen/contract/payments'
import type { BodyOf } from '@tongzhen/contract/route'
import type { FamilyHelpState } from '@tongzhen/contract/states'
import { preferences } from '@/stores/preferences'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

/** Over, but for a payment that may still win: after that nothing happens by itself. */
export const isUnderWay = ({ state }: { state: FamilyHelpState }) =>
  ['waiting', 'opened', 'allowed'].includes(state)

const askedKey = (helpId: string) => ['asked-help', helpId, preferences.language]
const givenKey = (helpId: string) => ['given-help', helpId, preferences.language]

export type HelpWish = BodyOf<typeof familyHelpRoutes.askForHelp>

export function useAskForHelp(onAsked: (help: AskedHelp) => void) {
  return useIntention<HelpWish, AskedHelp>({
    name: 'ask-for-help',
    perform: (body, key) =>
      call<typeof familyHelpRoutes.askForHelp>({ method: 'POST', path: '/api/family-helps', body, key }),
    onDoneHere: onAsked,
  })
}

/** A step that was passed on, followed while somebody may take it up. */
export function useAskedHelp(helpId: string) {
  const cache = useQueryClient()
  return useFollowed<AskedHelp>({
    queryKey: askedKey(helpId),
    ask: (how) =>
      call<typeof familyHelpRoutes.getAskedHelp>({
        method: 'GET',
        path: '/api/family-helps/:helpId',
        params: { helpId },
        ...how,
      }),
    isSettling: isUnderWay,
    onChanged: () => {
      for (const name of ['bills', 'bill', 'appointment', 'appointments', 'payments'])
        cache.invalidateQueries({ queryKey: [name] })
    },
  })
}

export function useAllowHelper(helpId: string) {
  const cache = useQueryClient()
  return useIntention<{ version: number }, AskedHelp>({
    name: `allow-helper ${helpId}`,
    perform: (body, key) =>
      call<typeof familyHelpRoutes.allowHelper>({
        method: 'POST',
        path: '/api/family-helps/:helpId/allowance',
        params: { helpId },
        body,
        key,
      }),
    onDone: (help) => cache.setQueryData(askedKey(helpId), help),
    onFailedHere: () => cache.invalidateQueries({ queryKey: askedKey(helpId) }),
  })
}

export function useTakeHelpBack(helpId: string) {
  const cache = useQueryClient()
  return useIntention<{ helpId: string }, AskedHelp>({
    name: 'take-help-back',
    perform: (params, key) =>
      call<typeof familyHelpRoutes.takeHelpBack>({
        method: 'DELETE',
        path: '/api/family-helps/:helpId',
        params,
        key,
      }),
    onDone: (help) => cache.setQueryData(askedKey(helpId), help),
    onFailedHere: () => cache.invalidateQueries({ queryKey: askedKey(helpId) }),
  })
}

export function useOpenHelp(onOpened: (help: GivenHelp) => void) {
  const cache = useQueryClient()
  return useIntention<{ code: string }, GivenHelp>({
    name: 'open-help',
    perform: (body, key) =>
      call<typeof familyHelpRoutes.openHelp>({ method: 'POST', path: '/api/given-helps', body, key }),
    onDone: (help) => cache.setQueryData(givenKey(help.helpId), help),
    onDoneHere: onOpened,
  })
}

/** The step of somebody else, as who helps sees it. */
export function useGivenHelp(helpId: string) {
  return useFollowed<GivenHelp>({
    queryKey: givenKey(helpId),
    ask: (how) =>
      call<typeof familyHelpRoutes.getGivenHelp>({
        method: 'GET',
        path: '/api/given-helps/:helpId',
        params: { helpId },
        ...how,
      }),
    isSettling: isUnderWay,
    onChanged: () => undefined,
  })
}

export function usePayAsHelper(helpId: string, onCreated: (payment: Payment) => void) {
  const cache = useQueryClient()
  return useIntention<BodyOf<typeof familyHelpRoutes.payAsHelper>, Payment>({
    name: `pay-as-helper ${helpId}`,
    perform: (body, key) =>
      call<typeof familyHelpRoutes.payAsHelper>({
        method: 'POST',
        path: '/api/given-helps/:helpId/payment',
        params: { helpId },
        body,
        key,
      }),
    onDone: (payment) => {
      cache.setQueryData(['payment', payment.paymentId, preferences.language], payment)
      cache.invalidateQueries({ queryKey: ['payments'] })
    },
    onDoneHere: onCreated,
    onFailedHere: () => cache.invalidateQueries({ queryKey: givenKey(helpId) }),
  })
}
