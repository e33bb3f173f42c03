import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { reportsRoutes } from '@tongzhen/contract/reports'
import type { ReportKind } from '@tongzhen/contract/states'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useOpenFile } from './use-open-file'

/** Whose reports, and of which hospital. */
interface ReportsOf {
  patientId: string
  institutionId: string
}

interface ReportsWanted {
  /** Both days included, `YYYY-MM-DD`. */
  from: string
  to: string
  kind: ReportKind | undefined
}

/** Released reports, the newest first; live from the hospital. */
export function useReports({ patientId, institutionId }: ReportsOf, { from, to, kind }: ReportsWanted) {
  const { language } = preferences
  return useQuery({
    queryKey: ['reports', patientId, institutionId, kind, from, to, language],
    queryFn: () =>
      call<typeof reportsRoutes.listReports>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/reports',
        params: { patientId, institutionId },
        query: { from, to, ...(kind && { kind }) },
      }),
    enabled: session.isReady,
    staleTime: 0,
    // Another language of the same list may stand meanwhile; another person's never.
    placeholderData: (before, query) =>
      query?.queryKey.slice(1, 6).join() === [patientId, institutionId, kind, from, to].join()
        ? before
        : undefined,
  })
}

/** Fetches the lists of a patient anew when the hospital tells of a report that they do not show yet. */
export function useReportNews({ patientId, institutionId }: ReportsOf, shown: number | undefined) {
  const cache = useQueryClient()
  return useFollowed({
    queryKey: ['report-news', patientId, institutionId],
    ask: (how) =>
      call<typeof reportsRoutes.followReportNews>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/report-news',
        params: { patientId, institutionId },
        ...how,
      }),
    isSettling: () => true,
    ...(shown !== undefined && { since: shown }),
    isEnabled: shown !== undefined,
    onChanged: () => cache.invalidateQueries({ queryKey: ['reports', patientId, institutionId] }),
  })
}

/** One report; being read, it is no longer unread. */
export function useReport({ patientId, institutionId, reportId }: ReportsOf & { reportId: string }) {
  const { language } = preferences
  return useQuery({
    queryKey: ['report', patientId, institutionId, reportId, language],
    queryFn: () =>
      call<typeof reportsRoutes.getReport>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/reports/:reportId',
        params: { patientId, institutionId, reportId },
      }),
    enabled: session.isReady,
    placeholderData: (before) => before,
  })
}

/** Opens the report as a PDF in both languages. */
export function useOpenReport({ patientId, institutionId, reportId }: ReportsOf & { reportId: string }) {
  return useOpenFile(
    () =>
      call<typeof reportsRoutes.linkReportFile>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/reports/:reportId/file-link',
        params: { patientId, institutionId, reportId },
      }),
    'FILE_NOT_SHOWN',
  )
}

/** One test over the years. */
export function useTrend({ patientId, institutionId, code }: ReportsOf & { code: string }) {
  const { language } = preferences
  return useQuery({
    queryKey: ['trend', patientId, institutionId, code, language],
    queryFn: () =>
      call<typeof reportsRoutes.getTrend>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/trends/:code',
        params: { patientId, institutionId, code },
      }),
    enabled: session.isReady,
    placeholderData: (before) => before,
  })
}
