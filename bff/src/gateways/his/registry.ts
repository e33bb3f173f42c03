import type { Config, InstitutionConfig } from '../../config.ts'
import type { Clock } from '../../lib/clock.ts'
import type { HttpClient } from '../../lib/http.ts'
import { createFrontServiceClient } from './front-service/client.ts'
import { createFrontServiceGateway } from './front-service/front-service-gateway.ts'
import type { HisGateway } from './port.ts'

export interface HisGateways {
  /** Throws for an institution that is not configured: whoever asks has checked the portal before. */
  of(institutionId: string): HisGateway
}

export interface HisGatewayDeps {
  http: HttpClient
  clock: Clock
  onUnreadableRows: (event: { institutionId: string; path: string; count: number }) => void
}

type HisKind = InstitutionConfig['his']['kind']
type Adapter = (institution: InstitutionConfig, deps: HisGatewayDeps) => HisGateway

/** One adapter for each kind of system (docs/guides/connect-a-hospital.md). */
const adapters: Record<HisKind, Adapter> = {
  'front-service': ({ institutionId, his }, { http, clock, onUnreadableRows }) =>
    createFrontServiceGateway({
      client: createFrontServiceClient(his, { http, clock }),
      onUnreadableRows: (event) => onUnreadableRows({ institutionId, ...event }),
    }),
}

/** One gateway for each configured institution. */
export function createHisGateways(config: Pick<Config, 'institutions'>, deps: HisGatewayDeps): HisGateways {
  const gateways = new Map(
    config.institutions.map((one) => [one.institutionId, adapters[one.his.kind](one, deps)]),
  )

  return {
    of(institutionId) {
      const gateway = gateways.get(institutionId)
      if (gateway === undefined) throw new Error(`institution ${institutionId} is not configured`)

      return gateway
    },
  }
}
