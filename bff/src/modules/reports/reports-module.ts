import { reportsRoutes as routes } from '@tongzhen/contract/reports'
import { type ChangeWatch, LONG_POLL_MS } from '../../jobs/change-watch.ts'
import type { Module } from '../../route-handler.ts'
import { chooseSensitive, readSettings } from './held.ts'
import { newsVersion, watchedAs } from './news.ts'
import { linkReportFile, type ReportFilesDeps, readReportFile } from './report-file.ts'
import { linkReportImage, readReportImage } from './report-image.ts'
import { getReport, listReports, showHeldReport } from './reports.ts'
import { getTrend } from './trend.ts'

/** What laboratories and imaging departments found, told in words and by ranges. */
export function createReportsModule(deps: ReportFilesDeps & { watch: ChangeWatch }): Module {
  return {
    name: 'reports',
    routes,
    register(handle) {
      handle(routes.listReports, ({ params, query, principal: { accountId }, language, traceId }) =>
        listReports(deps, { ...params, ...query, accountId, language, traceId }),
      )

      handle(routes.followReportNews, async ({ params, query: { waitFor }, signal }) => {
        const version = await newsVersion(deps.db, params)
        if (waitFor === undefined || version > waitFor) return { version }
        const wait = { id: watchedAs(params), version: waitFor, timeoutMs: LONG_POLL_MS, signal }
        await deps.watch.waitForChange(wait)

        return { version: await newsVersion(deps.db, params) }
      })

      handle(routes.getReport, ({ params, principal: { accountId }, channel, language, traceId }) =>
        getReport(deps, {
          ...{ ...params, accountId, language, traceId },
          imagePath: (imageId) => linkReportImage(deps, { ...params, accountId, channel, imageId }),
        }),
      )

      handle(routes.showHeldReport, ({ params, principal: { accountId }, traceId }) =>
        showHeldReport(deps, { ...params, accountId, traceId }),
      )

      handle(routes.getReportSettings, ({ params }) => readSettings(deps, params))

      handle(routes.chooseSensitive, ({ params, body }) => chooseSensitive(deps, { ...params, ...body }))

      handle(routes.linkReportFile, ({ params, principal, channel, traceId }) =>
        linkReportFile(deps, { ...params, accountId: principal.accountId, channel, traceId }),
      )

      handle(routes.readReportFile, ({ query: { ticket }, channel, institutions, traceId }) =>
        readReportFile(deps, { ticket, channel, institutions, traceId }),
      )

      handle(routes.readReportImage, ({ query: { ticket }, channel, institutions, traceId }) =>
        readReportImage(deps, { ticket, channel, institutions, traceId }),
      )

      handle(routes.getTrend, ({ params, language, traceId }) =>
        getTrend(deps, { ...params, language, traceId }),
      )
    },
  }
}
