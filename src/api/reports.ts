import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { reportsRoutes } from '@tongzhen/contract/reports'
import type { ReportKind, SensitiveChoice } from '@tongzhen/contract/states'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import { call } from './client'
import { useFollowed } from './use-followed'
import { useIntention } from './use-intention'
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

/** In the language of the reader; the other one may stand until it is there. */
function useRead<T>(of: readonly string[], ask: () => Promise<T>) {
  return useQuery({
    queryKey: [...of, preferences.language],
    queryFn: ask,
    enabled: session.isReady,
    placeholderData: keepPreviousData,
  })
}

/** One report; being read, it is no longer unread. */
export function useReport({ patientId, institutionId, reportId }: ReportsOf & { reportId: string }) {
  return useRead(['report', patientId, institutionId, reportId], () =>
    call<typeof reportsRoutes.getReport>({
      method: 'GET',
      path: '/api/patients/:patientId/institutions/:institutionId/reports/:reportId',
      params: { patientId, institutionId, reportId },
    }),
  )
}

/** What waits for the doctor is opened by the patient's own wish. */
export function useShowReport({ patientId, institutionId, reportId }: ReportsOf & { reportId: string }) {
  const cache = useQueryClient()
  return useIntention<ReportsOf & { reportId: string }, unknown>({
    name: 'show-report',
    perform: (params, key) =>
      call<typeof reportsRoutes.showHeldReport>({
        method: 'POST',
        path: '/api/patients/:patientId/institutions/:institutionId/reports/:reportId/showing',
        params: { ...params },
        key,
      }),
    onDone: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['report', patientId, institutionId, reportId] }),
        cache.invalidateQueries({ queryKey: ['reports', patientId] }),
        cache.invalidateQueries({ queryKey: ['trend', patientId] }),
      ]),
  })
}

/** When sensitive results are shown. */
export function useReportSettings({ patientId, institutionId }: ReportsOf) {
  return useQuery({
    queryKey: ['report-settings', patientId, institutionId],
    queryFn: () =>
      call<typeof reportsRoutes.getReportSettings>({
        method: 'GET',
        path: '/api/patients/:patientId/institutions/:institutionId/report-settings',
        params: { patientId, institutionId },
      }),
    enabled: session.isReady,
  })
}

export function useChooseSensitive(patientId: string) {
  const cache = useQueryClient()
  return useIntention<{ choice: SensitiveChoice }, unknown>({
    name: 'choose-sensitive',
    perform: (body, key) =>
      call<typeof reportsRoutes.chooseSensitive>({
        method: 'PUT',
        path: '/api/patients/:patientId/report-settings',
        params: { patientId },
        body,
        key,
      }),
    onDone: () => {
      for (const name of ['reports', 'report', 'trend'])
        cache.invalidateQueries({ queryKey: [name, patientId] })
      return cache.invalidateQueries({ queryKey: ['report-settings', patientId] })
    },
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

/** A picture of a report as large as the host shows it. */
export function useOpenPicture(path: string) {
  return useOpenFile(async () => ({ path, kind: 'picture' }), 'FILE_NOT_SHOWN')
}

/** One test over the years. */
export function useTrend({ patientId, institutionId, code }: ReportsOf & { code: string }) {
  return useRead(['trend', patientId, institutionId, code], () =>
    call<typeof reportsRoutes.getTrend>({
      method: 'GET',
      path: '/api/patients/:patientId/institutions/:institutionId/trends/:code',
      params: { patientId, institutionId, code },
    }),
  )
}
