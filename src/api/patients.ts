import { useQuery } from '@tanstack/react-query'
import type { patientsRoutes } from '@tongzhen/contract/patients'
import { session } from '@/stores/session'
import { call } from './client'

export function usePatients() {
  return useQuery({
    queryKey: ['patients'],
    queryFn: () => call<typeof patientsRoutes.listPatients>({ method: 'GET', path: '/api/patients' }),
    enabled: session.isReady,
  })
}
