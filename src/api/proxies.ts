import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { patientsRoutes } from '@tongzhen/contract/patients'
import type { PatientScope, ResponseOf } from '@tongzhen/contract/route'
import type { ProxyTerm } from '@tongzhen/contract/states'
import { session } from '@/stores/session'
import { call } from './client'
import { useIntention } from './use-intention'

type ProxyList = ResponseOf<typeof patientsRoutes.listProxies>

/** Who else sees to this patient; only asked in the patient's own account. */
export function useProxies(patientId: string) {
  return useQuery({
    queryKey: ['proxies', patientId],
    queryFn: async () => {
      const answer = await call<typeof patientsRoutes.listProxies>({
        method: 'GET',
        path: '/api/patients/:patientId/proxies',
        params: { patientId },
      })
      return answer.proxies
    },
    enabled: session.isReady,
  })
}

interface ProxyChange {
  patientId: string
  proxyId: string
  /** Empty: no longer at all. */
  scopes: PatientScope[]
  /** From now on; absent: as it is. */
  term?: ProxyTerm
}

export function useUpdateProxy(onDone: () => void) {
  const cache = useQueryClient()
  return useIntention<ProxyChange, ProxyList>({
    name: 'update-proxy',
    perform: ({ patientId, proxyId, ...body }, key) =>
      call<typeof patientsRoutes.updateProxy>({
        method: 'PUT',
        path: '/api/patients/:patientId/proxies/:proxyId',
        params: { patientId, proxyId },
        body,
        key,
      }),
    onDone: ({ proxies }, { patientId }) => cache.setQueryData(['proxies', patientId], proxies),
    onDoneHere: onDone,
  })
}
