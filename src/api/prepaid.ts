import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PrepaidAccount, PrepaidRefund, prepaidRoutes } from '@tongzhen/contract/prepaid'
import type { BodyOf } from '@tongzhen/contract/route'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'

type R = typeof prepaidRoutes

const AT = '/api/patients/:patientId/institutions/:institutionId/prepaid'
const OF_REFUND = `${AT}/refunds/:applicationId` as const

export interface OfPlace {
  patientId: string
  institutionId: string
}
export interface OfRefund extends OfPlace {
  applicationId: string
}

/** Somebody decides, or the money is on its way. */
export const isUnderWay = ({ state }: Pick<PrepaidRefund, 'state'>) =>
  ['with_doctor', 'with_finance', 'with_second', 'returning'].includes(state)

const askAgain = (cache: QueryClient, { patientId }: OfPlace) =>
  cache.invalidateQueries({ queryKey: ['prepaid', patientId] })

/** What is on a patient's cards, as the hospital says now. */
export function usePrepaid({ patientId, institutionId }: OfPlace) {
  return useQuery<PrepaidAccount>({
    queryKey: ['prepaid', patientId, institutionId, preferences.language],
    queryFn: () => call<R['getPrepaid']>({ method: 'GET', path: AT, params: { patientId, institutionId } }),
    enabled: session.isReady,
  })
}

/** One refund, followed while it is under way. */
export function usePrepaidRefund(named: OfRefund) {
  const cache = useQueryClient()
  return useFollowed<PrepaidRefund>({
    queryKey: ['prepaid-refund', named.applicationId, preferences.language],
    ask: (how) => call<R['getPrepaidRefund']>({ method: 'GET', path: OF_REFUND, params: named, ...how }),
    isSettling: isUnderWay,
    onChanged: () => askAgain(cache, named),
  })
}

type Applying = BodyOf<R['applyForPrepaid']> & OfPlace

export function useApplyForPrepaid({ onApplied }: { onApplied: (refund: PrepaidRefund) => void }) {
  const cache = useQueryClient()
  return useIntention<Applying, PrepaidRefund>({
    name: 'apply-for-prepaid',
    perform: ({ patientId, institutionId, ...body }, key) =>
      call<R['applyForPrepaid']>({
        method: 'POST',
        path: `${AT}/refunds`,
        params: { patientId, institutionId },
        body,
        key,
      }),
    onDone: (_, applied) => askAgain(cache, applied),
    onDoneHere: onApplied,
    onFailedHere: (_, applied) => askAgain(cache, applied),
  })
}

const mendings = {
  withdraw: `${OF_REFUND}/withdrawal`,
  sendAgain: `${OF_REFUND}/transfers`,
  putBack: `${OF_REFUND}/restoration`,
} as const

/** Takes it back, sends it again, or has it put back onto the card. */
export function useMendPrepaid(how: keyof typeof mendings, { onDone }: { onDone: () => void }) {
  const cache = useQueryClient()
  return useIntention<OfRefund, PrepaidRefund>({
    name: `${how}-prepaid`,
    perform: (params, key) =>
      call<R['withdrawPrepaidRefund' | 'sendPrepaidAgain' | 'putPrepaidBack']>({
        method: 'POST',
        path: mendings[how],
        params,
        key,
      }),
    onDone: (refund, named) => {
      cache.setQueryData(['prepaid-refund', refund.applicationId, preferences.language], refund)
      return askAgain(cache, named)
    },
    onDoneHere: onDone,
    onFailedHere: (_, { applicationId }) =>
      cache.invalidateQueries({ queryKey: ['prepaid-refund', applicationId] }),
  })
}
