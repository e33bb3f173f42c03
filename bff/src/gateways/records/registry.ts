import type { Config } from '../../config.ts'
import type { RecordGateways } from './port.ts'
import { createRecordGateway, type RecordGatewayDeps } from './record-gateway.ts'

export interface RecordGatewaysDeps extends Pick<RecordGatewayDeps, 'http'> {
  onLeftOut: (event: { institutionId: string; why: string; count: number }) => void
}

export function createRecordGateways(
  { institutions }: Pick<Config, 'institutions'>,
  { http, onLeftOut }: RecordGatewaysDeps,
): RecordGateways {
  const gateways = new Map(
    institutions.flatMap(({ institutionId, modules, records }) => {
      if (records === undefined || !modules.some((one) => one === 'records' || one === 'visit_note'))
        return []
      const deps: RecordGatewayDeps = { http, onLeftOut: (event) => onLeftOut({ institutionId, ...event }) }

      return [[institutionId, createRecordGateway(records, deps)] as const]
    }),
  )

  const ofPlatforms = new Map(
    institutions.flatMap(({ platforms }) =>
      platforms.flatMap(({ platformId, notes }) =>
        notes
          ? [[platformId, createRecordGateway(notes, { http, onLeftOut: () => undefined })] as const]
          : [],
      ),
    ),
  )

  return {
    of: (institutionId) => gateways.get(institutionId),
    ofPlatform: (platformId) => ofPlatforms.get(platformId),
  }
}
