import { statisticsRoutes as routes, type StatisticsPeriod } from '@tongzhen/contract/statistics'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { type Module, XLSX } from '../../route-handler.ts'
import { writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { StatisticsDeps } from './deps.ts'
import { exportStatistics, type StatisticsSheet } from './export-statistics.ts'
import { financeReport, refundReport, visitReport } from './reports.ts'
import { returnedDays } from './returned.ts'

interface Exporting {
  query: StatisticsPeriod & { sheet: StatisticsSheet; language: 'zh-CN' | 'en-US' }
  institutions: readonly string[]
  staff: StaffPrincipal
  address: string
  traceId: string
}

/** Sums for the staff: of money, and of how many came. */
export function createStatisticsModule(deps: StatisticsDeps): Module {
  const { config, db, clock, fields, gateways } = deps

  /** The one that is asked for, or all that the person sees. */
  const places = (institutions: readonly string[], institutionId: string | undefined) =>
    institutionId === undefined ? institutions : [institutionId]

  async function exported({ query, institutions, staff: who, address, traceId }: Exporting) {
    const { institutionId, sheet, from, to, per } = query
    const where = { institutionId: institutionId ?? null, address, traceId }
    await writeAudit(
      db,
      { who, action: 'statistics_exported', ...where, after: { sheet, from, to, per } },
      { fields, now: clock.now() },
    )

    return {
      type: XLSX as typeof XLSX,
      name: `${sheet}-${from}-${to}.xlsx`,
      bytes: exportStatistics(db, { ...query, institutions: places(institutions, institutionId) }),
    }
  }

  return {
    name: 'statistics',
    routes,
    register(handle) {
      handle(routes.getRefundStatistics, async ({ query, institutions }) => ({
        rows: await refundReport(db, { ...query, institutions: places(institutions, query.institutionId) }),
      }))

      handle(routes.getRefundsReturned, async ({ query, institutions }) => ({
        days: await returnedDays(db, { ...query, institutions: places(institutions, query.institutionId) }),
      }))

      handle(routes.getFinanceReport, async ({ query, institutions }) => ({
        rows: await financeReport(db, { ...query, institutions: places(institutions, query.institutionId) }),
      }))

      handle(routes.getVisitStatistics, async ({ query, institutions }) => ({
        rows: await visitReport(db, { ...query, institutions: places(institutions, query.institutionId) }),
      }))

      handle(routes.getHospitalStatistics, async ({ query, language, traceId }) => {
        const { institutionId, from, to } = query
        const institution = config.institutions.find((one) => one.institutionId === institutionId)
        if (!institution?.tellsStatistics) return { figures: null }
        const told = await gateways.of(institutionId).visits({ from, to }, { traceId })
        if (isGatewayFailure(told)) return refuse('HOSPITAL_UNAVAILABLE')
        const diseases = told.diseases.map((one) => ({ ...one, name: textIn(one.name, language) }))

        return { figures: { ...told, diseases } }
      })

      handle(routes.exportMoneyStatistics, exported)
      handle(routes.exportVisitStatistics, exported)
    },
  }
}
