import { useQuery } from '@tanstack/react-query'
import type { recordsRoutes } from '@tongzhen/contract/records'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'

/** Whose records, and of which hospital. */
interface RecordsOf {
  patientId: string
  institutionId: string
}

/** Visits to outpatient departments, the newest first; live from the hospital. `YYYY-MM-DD`, both days included. */
export function useRecords(
  { patientId, institutionId }: RecordsOf,
  { from, to }: Record<'from' | 'to', string>,
) {
  const { language } = preferences
  return useQuery({
    queryKey: ['records', patientId, institutionId, from, to, language],
    queryFn: () =>
      call<typeof recordsRoutes.listRecords>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/records',
        params: { patientId, institutionId },
        query: { from, to },
      }),
    enabled: session.isReady,
  })
}

/** One visit. */
export function useRecord({ patientId, institutionId, recordId }: RecordsOf & { recordId: string }) {
  const { language } = preferences
  return useQuery({
    queryKey: ['record', patientId, institutionId, recordId, language],
    queryFn: () =>
      call<typeof recordsRoutes.getRecord>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/records/:recordId',
        params: { patientId, institutionId, recordId },
      }),
    enabled: session.isReady,
    placeholderData: (before) => before,
  })
}
