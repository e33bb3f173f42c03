import { reportsRoutes as routes } from '@tongzhen/contract/reports'
import type { Module } from '../../route-handler.ts'
import { getReport, listReports, type ReportsDeps } from './reports.ts'
import { getTrend } from './trend.ts'

/** What laboratories and imaging departments found, told in words and by ranges. */
export function createReportsModule(deps: ReportsDeps): Module {
  return {
    name: 'reports',
    routes,
    register(handle) {
      handle(routes.listReports, ({ params, query, principal: { accountId }, language, traceId }) =>
        listReports(deps, { ...params, ...query, accountId, language, traceId }),
      )

      handle(routes.getReport, ({ params, principal: { accountId }, language, traceId }) =>
        getReport(deps, { ...params, accountId, language, traceId }),
      )

      handle(routes.getTrend, ({ params, language, traceId }) =>
        getTrend(deps, { ...params, language, traceId }),
      )
    },
  }
}
