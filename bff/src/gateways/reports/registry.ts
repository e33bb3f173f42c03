import type { Config } from '../../config.ts'
import type { ReportGateways } from './port.ts'
import { createReportGateway, type ReportGatewayDeps } from './report-gateway.ts'

export interface ReportGatewaysDeps extends Pick<ReportGatewayDeps, 'http'> {
  onLeftOut: (event: { institutionId: string; system: string; why: string; count: number }) => void
}

export function createReportGateways(
  { institutions }: Pick<Config, 'institutions'>,
  { http, onLeftOut }: ReportGatewaysDeps,
): ReportGateways {
  const gateways = new Map(
    institutions.flatMap(({ institutionId, modules, reports }) => {
      if (reports === undefined || !modules.includes('reports')) return []
      const deps: ReportGatewayDeps = { http, onLeftOut: (event) => onLeftOut({ institutionId, ...event }) }

      return [[institutionId, createReportGateway(reports, deps)] as const]
    }),
  )

  return { of: (institutionId) => gateways.get(institutionId) }
}
